package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

type jsonlReader struct {
	blockReader
	name  string
	lines lineBlocks
	row   int64 // rows in the blocks so far
	blank bool  // the blocks so far end with a blank line
	any   bool
}

func newJSONLReader(in Input, name string, o ReaderOptions) (Reader, error) {
	r := &jsonlReader{name: name, any: o.Columns != nil, lines: lineBlocks{r: in, max: o.maxRow()}}
	head, err := r.lines.peek(8)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if what := badHead(head); what != "" {
		return nil, fmt.Errorf("reading %s: the file is %s, expected JSONL in UTF-8", name, what)
	}
	r.cut = r.nextBlock
	return r, nil
}

func (r *jsonlReader) Header() []Problem { return nil }

func (r *jsonlReader) nextBlock() (*block, error) {
	b, err := r.lines.next()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("reading %s, behind line %d: %w", r.name, r.lines.line, err)
	}
	lines := &jsonlLines{lineBlock: b, name: r.name, row: r.row, max: r.lines.max, blank: r.blank, any: r.any}
	var n int64
	n, r.blank = b.rows()
	r.row += n
	return &block{data: b.data, next: lines.next}, nil
}

// jsonlLines turns the lines of a block into rows.
type jsonlLines struct {
	*lineBlock
	name  string
	row   int64 // rows before
	max   int
	blank bool // a blank line stands before the next one
	any   bool
}

// next decodes the next line that is not blank and reports whether there was one.
func (b *jsonlLines) next(row *Row, dec *decoder) bool {
	for len(b.data) > 0 {
		line := b.cut()
		if b.isBlank(line) {
			b.blank = true
			continue
		}
		b.row++
		row.clear()
		row.Position = Position{File: b.name, Row: b.row, Line: b.line}
		if b.blank {
			row.problem("", KindSyntax, "", "a blank line stands before this row, expected none")
			b.blank = false
		}
		if b.tooLong || len(line) > b.max {
			row.problem("", KindSize, string(bytes.ToValidUTF8(line[:min(len(line), 80)], []byte("\ufffd"))), "the line is longer than %d bytes; it was passed over", b.max)
			return true
		}
		if rest, ok := bytes.CutPrefix(line, []byte(bom)); ok {
			row.problem("", KindEncoding, "", "a byte order mark begins the row, expected none in JSONL")
			line = rest
		}
		dec.json.decodeAs(b.any, row, line)
		return true
	}
	return false
}
