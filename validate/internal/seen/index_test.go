package seen

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestIndexAgreesWithAMap(t *testing.T) {
	var x Index
	if x.First("a") != 0 {
		t.Error("an empty index knows a key")
	}
	want := map[string]int64{}
	rng := rand.New(rand.NewPCG(1, 2))
	for row := int64(1); row <= 50_000; row++ {
		key := fmt.Sprint(rng.IntN(30_000))
		if _, ok := want[key]; !ok {
			want[key] = row
		}
		if got := x.Add(key, row); got != want[key] {
			t.Fatalf("Add(%q, %d) = %d, want %d", key, row, got, want[key])
		}
	}
	for key, row := range want {
		if got := x.First(key); got != row {
			t.Fatalf("First(%q) = %d, want %d", key, got, row)
		}
	}
	const most = 1<<32 - 1
	for _, row := range []int64{most, most + 1, most + 2} {
		key := fmt.Sprint("late ", row)
		if got := x.Add(key, row); got != row {
			t.Errorf("Add(%q, %d) = %d, want the row itself", key, row, got)
		}
		if got := x.First(key); (got == row) != (row == most) {
			t.Errorf("First(%q) = %d, want rows from 2³² on not remembered", key, got)
		}
	}
	if got := x.First("never"); got != 0 {
		t.Errorf("First of a key that was never added = %d, want 0", got)
	}
}

func TestIndexKeepsItsPromiseOfMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := new(Index)
	const n = 300_000
	for i := range int64(n) {
		x.Add(fmt.Sprint(i), i+1)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if got := float64(after.HeapAlloc-before.HeapAlloc) / n; got > 17 {
		t.Errorf("a key takes %.1f bytes, want at most 17", got)
	}
	runtime.KeepAlive(x)
}

// text has n words that hardly repeat.
func text(seed uint64, n int) []string {
	rng := rand.New(rand.NewPCG(seed, 3))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", rng.IntN(20_000))
	}
	return words
}

func TestSketchFindsNearDuplicates(t *testing.T) {
	share := func(edits int) float64 {
		found := 0
		const pairs = 200
		for i := range uint64(pairs) {
			a := text(i, 500)
			b := append([]string{}, a...)
			rng := rand.New(rand.NewPCG(i, 9))
			for range edits {
				b[rng.IntN(len(b))] = "edited"
			}
			var x SketchIndex
			x.Add(NewSketch(strings.Join(a, " ")), 1)
			if x.Add(NewSketch(strings.Join(b, " ")), 2) == 1 {
				found++
			}
		}
		return float64(found) / pairs
	}
	// Each edit changes three of 498 runs: 4 edits leave about 95 % in common, 9 about 90 %, 60 less than half.
	for _, c := range []struct {
		edits    int
		min, max float64
	}{{0, 1, 1}, {4, 0.95, 1}, {9, 0.8, 1}, {60, 0, 0.1}, {400, 0, 0}} {
		if got := share(c.edits); got < c.min || got > c.max {
			t.Errorf("with %d edits %.3f of the pairs are found, want %.2f to %.2f", c.edits, got, c.min, c.max)
		}
	}
}

func TestSketchDisregardsForm(t *testing.T) {
	words := strings.Join(text(1, 300), " ")
	if *NewSketch(words) != *NewSketch("“" + strings.ToUpper(strings.ReplaceAll(words, " ", ",\n\n")) + "”!") {
		t.Error("case and punctuation change the sketch")
	}
	for _, form := range []string{"“%s” – ", "%s\u00a0", "%s。", "\u202f%s…", "«%s»\r\n\t"} {
		words := strings.Join(text(1, 300), " ") + " neunundneunzig Abgeordnete für Ökologie Ñandú"
		formed := strings.Builder{}
		for _, w := range strings.Fields(words) {
			fmt.Fprintf(&formed, form, w)
		}
		if *NewSketch(words) != *NewSketch(formed.String()) {
			t.Errorf("words written as %q have another sketch", form)
		}
	}
	if NewSketch(strings.Join(text(1, 50), " ")) != nil {
		t.Error("a short text has a sketch")
	}
	han := strings.Repeat("港は嵐の後に再開しフェリーは月曜日に再び出航した市議会は島民に約束していた", 8)
	if NewSketch(han) == nil {
		t.Error("a long text without spaces has no sketch")
	}
}

// TestNextWordWherever cuts one text after each byte and starts it at each, so that words lie across the steps of eight.
func TestNextWordWherever(t *testing.T) {
	hashes := func(text string) (all []uint64) {
		for i := 0; i < len(text); {
			var h uint64
			if h, i = nextWord(text, i); h != 0 {
				all = append(all, h)
			}
		}
		return all
	}
	const text = "a I internationalisation exactly8 sixteenletterswo café Überfälle 2017 in Москве порт 港は x"
	words := strings.FieldsFunc(strings.Replace(text, "港は", "港 は", 1), func(r rune) bool { return r == ' ' })
	var want []uint64
	for _, w := range words {
		h := hashes(w)
		if len(h) != 1 || slices.Contains(want, h[0]) {
			t.Fatalf("%q has the hashes %x, want one of its own", w, h)
		}
		want = append(want, h[0])
	}
	for pad := range 17 {
		for _, end := range []string{"", " ", ".", "…", "       ", ". – "} {
			if got := hashes(strings.Repeat(" ", pad) + text + end); !slices.Equal(got, want) {
				t.Errorf("after %d spaces and before %q the words hash to %x, want %x", pad, end, got, want)
			}
			if got := hashes(strings.Repeat("–", pad) + strings.ToUpper(text) + end); !slices.Equal(got, want) {
				t.Errorf("in capitals after %d dashes and before %q the words hash to %x, want %x", pad, end, got, want)
			}
		}
	}
}
