package checks

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// scanned are texts in which what the scans look for stands at every place of a step of eight bytes, among other scripts.
func scanned(yield func(string)) {
	pieces := []string{
		"a", "port", "harbour", "internationally", " ", "  ", "\n", "\t", "\r", "\v", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u202f",
		"\u205f", "\u3000", "é", "â", "порт", "Р", "С", "港", "क", "ქ", "—", "…", "\u200b", "\u00ad", "\ufeff", "\x7f", "\x01", "\U000e0001", "😀", "\xff", "\xe2",
		"\xc2", "Ã©", "â€™", "Ð¿Ð¾Ñ€Ñ‚", "Рїорт", "РїРѕСЂС‚", "\ufffd", "!",
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 100_000 {
		var b strings.Builder
		for range 1 + rng.IntN(9) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		yield(b.String())
	}
}

func TestCountWordsIsFields(t *testing.T) {
	scanned(func(s string) {
		if got, want := countWords(s), len(strings.Fields(s)); got != want {
			t.Fatalf("countWords(%+q) = %d, want %d", s, got, want)
		}
	})
}

func TestScansFindTheFirstPlaceWhereverItStands(t *testing.T) {
	scanned(func(s string) {
		c, at := invisible(s)
		piece, means := findMojibake(s)
		for pad := 1; pad <= 8; pad++ {
			before := strings.Repeat("-", pad)
			if c2, at2 := invisible(before + s); c2 != c || at >= 0 && at2 != at+pad || at < 0 && at2 >= 0 {
				t.Fatalf("invisible(%+q) = %U at %d, but %U at %d behind %d hyphens", s, c, at, c2, at2, pad)
			}
			if p2, m2 := findMojibake(before + s + " ,"); p2 != piece || m2 != means {
				if p3, m3 := findMojibake(s + " ,"); p3 != p2 || m3 != m2 {
					t.Fatalf("findMojibake(%+q) = %+q, but %+q behind %d hyphens", s, p3, p2, pad)
				}
			}
		}
		for i, r := range s {
			if strings.ContainsRune("\x01\x7f\r\v\u0085\u00ad\u200b\u2028\ufeff\U000e0001", r) {
				if at != i {
					t.Fatalf("invisible(%+q) is at %d, want %d", s, at, i)
				}
				break
			}
		}
	})
}
