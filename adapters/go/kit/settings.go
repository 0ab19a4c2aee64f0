package kit

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Settings are the keys of core.yaml below peer.gossip, as the suite gives them, and one more: identityUsageThreshold.
// It is strict where libraries for settings are lenient: what can't be read is kept as an error, never taken for a default.
// Ask Err once everything has been read, before the node is built; the kit asks it after New in any case.
type Settings struct {
	given map[string]string
	read  map[string]bool
	err   error
}

// NewSettings makes settings of keys and values, for tests.
func NewSettings(given map[string]string) *Settings {
	return &Settings{given: given, read: map[string]bool{}}
}

// Given returns the text of a key, and whether it is there.
func (s *Settings) Given(key string) (string, bool) {
	s.read[key] = true
	value, ok := s.given[key]
	return value, ok && value != ""
}

// String returns the text of a key, or the default if it is absent or empty.
func (s *Settings) String(key, byDefault string) string {
	if value, ok := s.Given(key); ok {
		return value
	}
	return byDefault
}

// Int returns a number, 0 or more; the default if it is absent or 0, as Fabric takes it.
func (s *Settings) Int(key string, byDefault int) int {
	value, ok := s.Given(key)
	if !ok {
		return byDefault
	}
	number, err := strconv.Atoi(value)
	if err != nil || number < 0 {
		s.refuse(key, value, "a number, 0 or more")
	}
	if number == 0 {
		return byDefault
	}
	return number
}

var nanoseconds = regexp.MustCompile(`^\d+$`)

// Duration returns a duration in Go's notation, 0 or more; a bare number is nanoseconds. The default if it is absent or 0, as
// Fabric takes it.
func (s *Settings) Duration(key string, byDefault time.Duration) time.Duration {
	value, ok := s.Given(key)
	if !ok {
		return byDefault
	}
	text := value
	if nanoseconds.MatchString(text) {
		text += "ns"
	}
	duration, err := time.ParseDuration(text)
	if err != nil || duration < 0 {
		s.refuse(key, value, "a duration such as 10ms, 0 or more")
	}
	if duration == 0 {
		return byDefault
	}
	return duration
}

// Bool returns true or false; the default if it is absent.
func (s *Settings) Bool(key string, byDefault bool) bool {
	value, ok := s.Given(key)
	if !ok {
		return byDefault
	}
	truth, err := strconv.ParseBool(strings.ToLower(value))
	if err != nil {
		s.refuse(key, value, "true or false")
	}
	return truth
}

// Err names the first setting that could not be read, or else one that nobody has asked for: the node does not know it.
func (s *Settings) Err() error {
	if s.err != nil {
		return s.err
	}
	var unknown []string
	for key := range s.given {
		if !s.read[key] {
			unknown = append(unknown, key)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	sort.Strings(unknown)
	return fmt.Errorf("peer.gossip.%s is not a known setting", unknown[0])
}

func (s *Settings) refuse(key, value, mustBe string) {
	if s.err == nil {
		s.err = fmt.Errorf("peer.gossip.%s is %q: it must be %s", key, value, mustBe)
	}
}
