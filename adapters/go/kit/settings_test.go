package kit

import (
	"strings"
	"testing"
	"time"
)

func TestSettings(t *testing.T) {
	s := NewSettings(map[string]string{"a": "5", "b": "1500", "c": "1m", "d": "True", "e": "0", "f": ""})
	if s.Int("a", 1) != 5 || s.Duration("b", 1) != 1500 || s.Duration("c", 1) != time.Minute || !s.Bool("d", false) {
		t.Fatal("what is given is not read")
	}
	if s.Int("e", 7) != 7 || s.Duration("f", 7) != 7 || s.String("g", "x") != "x" || s.Err() != nil {
		t.Fatal("the default is not taken", s.Err())
	}
	for _, read := range []func(*Settings){
		func(s *Settings) { s.Int("a", 1) }, func(s *Settings) { s.Duration("a", 1) }, func(s *Settings) { s.Bool("a", true) }, func(*Settings) {},
	} {
		s := NewSettings(map[string]string{"a": "much"})
		if read(s); s.Err() == nil || !strings.Contains(s.Err().Error(), "peer.gossip.a") {
			t.Fatal(s.Err())
		}
	}
}
