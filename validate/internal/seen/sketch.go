package seen

import "github.com/zeebo/xxh3"

// Sketch sums up a text so that texts which share most of their words in order are likely to share one of its bands. It
// is one-permutation MinHash (Li, Owen, Zhang 2012) over runs of three words, in 32 bins, eight bins a band: two texts
// that have 95 % of their runs in common share a band in 99 of 100 cases, with 90 % in 89, with 80 % in 52, with half
// in 2, with a tenth never.
type Sketch = [sketchBands]uint64

const (
	sketchBands = 4
	sketchBins  = 32
	// Fewer runs leave bins empty, and then texts look alike that only are short alike.
	sketchLeastRuns = 96
)

// NewSketch returns the sketch of a text, nil for one of less than about a hundred words. Case, punctuation and spaces
// do not matter.
func NewSketch(text string) *Sketch {
	var bins [sketchBins]uint32
	for i := range bins {
		bins[i] = ^uint32(0)
	}
	var last [2]uint64 // hashes of the two words before
	runs := 0
	for i := 0; i < len(text); {
		var h uint64
		if h, i = nextWord(text, i); h == 0 {
			continue
		}
		if last[1] != 0 && last[0] != 0 {
			run := mix(h + 0x9e3779b97f4a7c15*last[0] + 0xd6e8feb86659fd93*last[1])
			bin := &bins[run>>59]
			*bin = min(*bin, uint32(run))
			runs++
		}
		last[1], last[0] = last[0], h
	}
	if runs < sketchLeastRuns {
		return nil
	}
	var s Sketch
	for b := range s {
		var buf [4 * sketchBins / sketchBands]byte
		for i, v := range bins[b*len(buf)/4 : (b+1)*len(buf)/4] {
			buf[4*i], buf[4*i+1], buf[4*i+2], buf[4*i+3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
		}
		s[b] = xxh3.Hash(buf[:])
	}
	return &s
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
