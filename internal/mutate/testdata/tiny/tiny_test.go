package tiny

import "testing"

func TestSize(t *testing.T) {
	for n, want := range map[int]string{30: "tall", 29: "wide", 13: "wide"} {
		if got := Size(n); got != want {
			t.Errorf("Size(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestRoom(t *testing.T) {
	if got := Room(1000); got != 90 {
		t.Errorf("Room = %d, want 90", got)
	}
}

func TestCount(t *testing.T) {
	if got := Count("ab"); got != 51 {
		t.Errorf("Count = %d, want 51", got)
	}
}
