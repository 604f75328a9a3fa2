package input

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func benchmarkRead(b *testing.B, content string, documents int) {
	b.Helper()
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		rd, err := NewSource(strings.NewReader(content), "f", Options{}).Open()
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for {
			item, err := rd.Next()
			if err == io.EOF {
				break
			}
			if err != nil || item.Doc == nil {
				b.Fatal(item.Reject, err)
			}
			n++
		}
		if n != documents {
			b.Fatalf("got %d documents, want %d", n, documents)
		}
	}
}

// BenchmarkJSONL reads 1,000 lines of 5 KB.
func BenchmarkJSONL(b *testing.B) {
	var s strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&s, "{\"id\":%d,\"url\":\"http://example.org/%d\",\"text\":%q}\n", i, i, strings.Repeat("The bridge was opened on Wednesday. ", 140))
	}
	benchmarkRead(b, s.String(), 1000)
}

// BenchmarkWARC reads 500 responses of 40 KB, as they are and with a gzip member for each.
func BenchmarkWARC(b *testing.B) {
	var plain, packed strings.Builder
	for i := range 500 {
		r := response(fmt.Sprint(i), page(strings.Repeat("<p>The bridge was opened on Wednesday, № "+fmt.Sprint(i)+".</p>\n", 900)))
		plain.WriteString(r)
		packed.WriteString(gz(r))
	}
	b.Run("plain", func(b *testing.B) { benchmarkRead(b, plain.String(), 500) })
	b.Run("gzip", func(b *testing.B) { benchmarkRead(b, packed.String(), 500) })
}
