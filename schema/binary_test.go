package schema_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// valid fills a record from the pool as an export may hold it.
func valid(rng *rand.Rand) *schema.Record {
	for {
		r := randomRecord(rng)
		r.Normalise()
		if len(r.Violations()) == 0 {
			return r
		}
	}
}

func TestBinaryComesBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	got := valid(rng) // every record is read over the one before
	for range 2000 {
		want := valid(rng)
		b, _ := want.AppendBinary(nil)
		if err := got.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("record comes back changed (-want +got):\n%s", diff)
		}
	}
}

func TestBinaryTorn(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		b, _ := valid(rng).AppendBinary(nil)
		for n := range b {
			if err := new(schema.Record).UnmarshalBinary(b[:n]); err == nil {
				t.Fatalf("%d of %d bytes were read as a record", n, len(b))
			}
		}
		if err := new(schema.Record).UnmarshalBinary(append(b, 0)); err == nil {
			t.Fatal("a byte behind the record was not noticed")
		}
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 20 {
		b, _ := valid(rng).AppendBinary(nil)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var r, again schema.Record
		if r.UnmarshalBinary(b) != nil {
			return
		}
		b, _ = r.AppendBinary(nil)
		if err := again.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
	})
}
