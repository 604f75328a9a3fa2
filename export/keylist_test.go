package export

import (
	"encoding/binary"
	"runtime"
	"strconv"
	"testing"
	"weak"

	"dateline/schema"
)

func TestKeyList(t *testing.T) {
	// Half of the keys begin their search at the same place in the table.
	crowded := func(i int) key {
		k := keyOf(strconv.Itoa(i))
		if i%2 == 0 {
			binary.LittleEndian.PutUint64(k[8:], 1<<32-1)
		}
		return k
	}
	var s keyList
	if _, _, ok := s.find(crowded(0)); ok {
		t.Error("a key is in an empty list")
	}
	const n = 3*blockLen + 1
	for i := range n {
		if _, _, ok := s.find(crowded(i)); ok {
			t.Fatalf("key %d is there before it was added", i)
		}
		s.add(crowded(i))
	}
	for i := range n {
		if got, _, ok := s.find(crowded(i)); !ok || got != i || s.at(i) != crowded(i) {
			t.Fatalf("key %d: got %d, %t", i, got, ok)
		}
	}
	if _, _, ok := s.find(crowded(n)); ok {
		t.Error("a key that was never added is there")
	}
}

// The README states what an article takes in memory.
// held is how many bytes of the heap are in use.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestIdentitiesKeepLittle(t *testing.T) {
	const (
		articles = 200_000
		most     = 65 // bytes of each
	)
	before := held()
	ids := newIdentities(DedupNone)
	for i := range articles {
		s := strconv.Itoa(i)
		if reason := ids.assign(&schema.Record{InputSHA256: s, Body: s}); reason != "" {
			t.Fatal(reason)
		}
	}
	if got := int64(held()-before) / articles; got > most {
		t.Errorf("got %d bytes for each article, want at most %d", got, most)
	}
	runtime.KeepAlive(ids)
}

func TestIdentitiesEndWithTheFirstPass(t *testing.T) {
	first := newReading(&Options{Jobs: 1}, &nowhere{}, func(*Outcome) error { return nil })
	ids := weak.Make(first.ids)
	if err := first.run(t.Context(), &items{}); err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	if ids.Value() != nil {
		t.Error("the second pass would hold what tells ids apart")
	}
	runtime.KeepAlive(first) // as Convert keeps it
}
