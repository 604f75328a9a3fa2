package schema_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/schema"
)

// TestNormaliseTextIsNFC mixes runes that compose, reorder or are no Unicode with some that do not: a text that is NFC
// already must come back as it is, all others as NFC.
func TestNormaliseTextIsNFC(t *testing.T) {
	pieces := []string{
		"a", "e", "A", "é", "й", "и", "ß", "8 letters", " ", "\n", "–", "…", "\u00a0", "\u0301", "\u0308", "\u0327", "\u0306", "\u0345",
		"क", "\u093c", "\u094d", "ि", "\u0958", "か", "\u3099", "が", "ᄀ", "\u1161", "\u11a8", "가", "각", "港", "\uf900", "ก", "\u0e38",
		"א", "\u05b4", "\ufb1d", "Å", "\u212b", "ο", "\u1f71", "😀", "\U0001d15e", "\x00", "\xff", "\xc3", "\ufffd", "\u200d", "ﬁ",
	}
	rng := rand.New(rand.NewPCG(5, 6))
	normal := 0
	for range 200_000 {
		var b strings.Builder
		for range 1 + rng.IntN(7) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		s := b.String()
		want := norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", ""))
		if strings.TrimSpace(want) == "" {
			want = ""
		}
		if utf8.ValidString(s) && s == want {
			normal++
		}
		if got := schema.NormaliseText(s, true); got != want {
			t.Fatalf("NormaliseText(%+q) = %+q, want %+q", s, got, want)
		}
	}
	if normal < 10_000 {
		t.Errorf("%d of the texts were NFC before, want many", normal)
	}
	long := "e" + strings.Repeat("\u0301\u0327", 40)
	if got, want := schema.NormaliseText(long, false), norm.NFC.String(long); got != want {
		t.Errorf("eighty marks on a letter: got %+q, want %+q", got, want)
	}
}

func BenchmarkNormaliseText(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ascii", strings.Repeat("The port reopened after the storm and the ferry sailed on Monday. ", 60)},
		{"french", strings.Repeat("Le port a rouvert après la tempête et le ferry a repris la mer « lundi ». ", 60)},
		{"cyrillic", strings.Repeat("Порт открыли после шторма, и паром снова вышел в море в понедельник. ", 60)},
		{"hindi", strings.Repeat("तूफ़ान के बाद बंदरगाह फिर खुल गया और सोमवार को नौका चल पड़ी। ", 60)},
		{"han", strings.Repeat("港は嵐の後に再開しフェリーは月曜日に再び出航した。", 60)},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := schema.NormaliseText(c.text, true)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				schema.NormaliseText(s, true)
			}
		})
	}
}
