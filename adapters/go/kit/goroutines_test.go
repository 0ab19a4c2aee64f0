package kit

import (
	"slices"
	"testing"
	"testing/synctest"
)

func waitsForTheEnd(begun chan<- bool, end <-chan bool) {
	begun <- true
	<-end
}

func TestGoroutinesAreFoundByTheirStacks(t *testing.T) {
	begun, end := make(chan bool), make(chan bool)
	defer close(end)
	if count := CountGoroutines("kit.waitsForTheEnd("); count != 0 {
		t.Fatalf("%d before any has begun", count)
	}
	for range 2 {
		go waitsForTheEnd(begun, end)
		<-begun
	}
	if count := CountGoroutines("kit.waitsForTheEnd("); count != 2 {
		t.Fatalf("%d of two", count)
	}
	running := Goroutines(map[string]string{"waits": "kit.waitsForTheEnd(", "sleeps": "kit.sleepsForEver("})
	if !slices.Equal(running, []string{"waits"}) {
		t.Fatalf("running: %v", running)
	}
}

func TestGoroutinesAreThoseOfTheOwnWorld(t *testing.T) {
	begun, end := make(chan bool), make(chan bool)
	defer close(end)
	go waitsForTheEnd(begun, end)
	<-begun
	synctest.Test(t, func(t *testing.T) {
		begun, end := make(chan bool), make(chan bool)
		if count := CountGoroutines("kit.waitsForTheEnd("); count != 0 {
			t.Errorf("%d of another world", count)
		}
		go waitsForTheEnd(begun, end)
		<-begun
		if count := CountGoroutines("kit.waitsForTheEnd("); count != 1 {
			t.Errorf("%d of one", count)
		}
		close(end)
	})
	if count := CountGoroutines("kit.waitsForTheEnd("); count != 1 {
		t.Errorf("%d outside", count)
	}
}
