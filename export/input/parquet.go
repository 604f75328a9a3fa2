package input

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"dateline/export/dataset"
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
	rd, err := dataset.Parquet.NewReader(io.NewSectionReader(at, 0, size), s.name, dataset.ReaderOptions{Columns: anyColumns})
	if err != nil {
		return failing(errorf(Decode, "the Parquet file is damaged: %w", err))
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
		return Item{}, errorf(Decode, "the Parquet file is damaged: %w", err)
	}
	r.n++
	name := r.src.member(strconv.Itoa(r.n))
	m, _ := r.row.Value.(map[string]any)
	size := 0
	for _, v := range m {
		if s, ok := v.(string); ok {
			size += len(s)
		}
	}
	return r.src.put(size, func() Item { return r.src.rowItem(m, name) }), nil
}

// rowItem makes a document of a row without bytes of its own.
func (s *Source) rowItem(m map[string]any, name string) Item {
	b, err := json.Marshal(m)
	if err != nil {
		return reject(name, -1, errorf(Syntax, "a row that is no record: %w", err), nil)
	}
	if int64(len(b)) > s.opts.Limits.Document {
		return reject(name, -1, errorf(TooLarge, "row of %d bytes, more than %d; --max-document raises the limit", len(b), s.opts.Limits.Document), b)
	}
	return s.fields(m, b, name, -1)
}
