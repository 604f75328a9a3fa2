// Package tiny has numbers in every place where mutate looks, and in those where it does not.
package tiny

const (
	// Tall is pinned by the test on both sides.
	Tall = 30
	// wide is pinned on one side.
	wide, deep = 12, 2 * half
	half       = 4
	// idle stands in no condition.
	idle = 50
)

var sizes = []int{10, 20, 30}

func Size(n int) string {
	switch {
	case n >= Tall:
		return "tall"
	case n > wide:
		return "wide"
	}
	return ""
}

func Ratio(n, m int) bool { return float64(n) > 0.75*float64(m) }

type letter rune

func (l *letter) last() bool {
	// A letter as its number.
	return *l == 0x7A
}

func Name(s string) bool {
	for i := range s {
		if f := func() bool { return i == 7 }; f() {
			return false
		}
	}
	l := letter(s[len(s)-5])
	if most([]int{40, 50}, func(n int) int { return n * 60 }) > 0 {
		return true
	}
	return s[len(s)-5:] != "" && len(s)+2 > len(sizes) && len(s) > deep && l.last()
}

// Room has its upper end pinned.
func Room(n int) int { return min(n, 90) }

// Count has two cases that a change makes equal.
func Count(s string) int {
	n := 0
	for n < 3 {
		n++
		switch len(s) {
		case 2:
			return n + idle
		case 3:
			return n - 7
		}
	}
	return n
}

func most(ns []int, of func(int) int) int {
	m := 0
	for _, n := range ns {
		m = max(m, of(n))
	}
	return m
}
