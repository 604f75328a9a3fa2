package input

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"dateline/export/dataset"
	"dateline/schema"
)

var parquetFormat = &Format{
	Name: "parquet",
	Doc:  "Parquet of articles, a row each. A row has no bytes of its own: its hash is that of its JSON with sorted keys.",
	Exts: []string{".parquet", ".pq"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PAR1")) || bytes.HasPrefix(head, []byte("PARE"))
	},
	NewReader: newParquet,
}

type parquetReader struct {
	src *Source
	rd  dataset.Reader
	row dataset.Row
	n   int
}

// anyColumns lets the columns have any type, whatever their names.
func anyColumns(string) []string { return nil }

func newParquet(s *Source) Reader {
	if bytes.HasPrefix(s.head(), []byte("PARE")) {
		return failing(errorf(Encrypted, "the Parquet file is encrypted"))
	}
	at, size, err := s.random()
	if err != nil {
		return failing(err)
	}
	rd, err := dataset.Parquet.NewReader(io.NewSectionReader(at, 0, size), s.name, dataset.ReaderOptions{Columns: anyColumns, MaxRow: int(s.opts.Limits.Document)})
	if err != nil {
		return failing(parquetError(err))
	}
	s.closer = append(s.closer, rd.Close)
	return &parquetReader{src: s, rd: rd}
}

func (r *parquetReader) Next() (Item, error) {
	err := r.rd.Next(&r.row)
	switch {
	case err == io.EOF && r.n == 0:
		r.n++
		return reject(r.src.name, -1, errorf(Empty, "a Parquet file without rows"), nil), nil
	case err == io.EOF:
		return Item{}, io.EOF
	case err != nil:
		return Item{}, parquetError(err)
	}
	r.n++
	name := r.src.member(strconv.Itoa(r.n))
	for _, p := range r.row.Problems {
		if p.Kind == dataset.KindSize {
			return reject(name, -1, errorf(TooLarge, "%s; --max-document raises the limit", p.Message), nil), nil
		}
	}
	m, _ := r.row.Value.(map[string]any)
	r.src.opts.mapping.see(m)
	size := jsonSize(m)
	return r.src.put(int(size), func() Item { return r.src.rowItem(m, size, name) }), nil
}

// parquetError gives errors of reading a Parquet file their code.
func parquetError(err error) error {
	switch {
	case errors.Is(err, dataset.ErrTooLarge):
		return errorf(TooLarge, "%w", err)
	case errors.Is(err, dataset.ErrExpands):
		return errorf(Ratio, "%w", err)
	}
	return errorf(Decode, "the Parquet file is damaged: %w", err)
}

// rowItem makes a document of a row without bytes of its own, of which JSON makes size bytes.
func (s *Source) rowItem(m map[string]any, size int64, name string) Item {
	if size > s.opts.Limits.Document {
		b, _ := json.Marshal(beginnings(m))
		return reject(name, -1, errorf(TooLarge, "row of %d bytes, more than %d; --max-document raises the limit", size, s.opts.Limits.Document), b)
	}
	b, err := json.Marshal(m)
	if err != nil {
		return reject(name, -1, errorf(Syntax, "a row that is no record: %w", err), nil)
	}
	return s.fields(m, b, name, -1)
}

// jsonSize is how long json.Marshal makes a value of a row. Control characters take six bytes, so that a row within the
// limit may become one that is far above it.
func jsonSize(v any) (n int64) {
	switch v := v.(type) {
	case string:
		n = int64(len(v) + 2 + 3*strings.Count(v, "\u2028") + 3*strings.Count(v, "\u2029"))
		for i := range len(v) {
			n += int64(jsonEscape[v[i]])
		}
	case json.Number:
		n = int64(len(v))
	case bool:
		n = 4
		if !v {
			n = 5
		}
	case []any:
		n = 2 + int64(max(len(v)-1, 0))
		for _, e := range v {
			n += jsonSize(e)
		}
	case map[string]any:
		n = 2 + int64(max(len(v)-1, 0))
		for k, e := range v {
			n += jsonSize(k) + 1 + jsonSize(e)
		}
	default:
		n = 4 // null
	}
	return n
}

// jsonEscape is how many bytes more a byte takes in a text of json.Marshal.
var jsonEscape = func() (more [256]uint8) {
	for c := range ' ' {
		more[c] = 5
	}
	for _, c := range "<>&" {
		more[c] = 5
	}
	for _, c := range "\"\\\n\r\t\b\f" {
		more[c] = 1
	}
	return more
}()

// beginnings shortens the texts of a row and leaves the rest out, for people to recognise it by.
func beginnings(m map[string]any) map[string]any {
	short := make(map[string]any, len(m))
	for k, v := range m {
		if s, ok := v.(string); ok {
			short[k] = schema.Shorten(s)
		}
	}
	return short
}
