package dataset

import (
	"bytes"
	"fmt"
	"io"
)

// csvScanner cuts CSV into records and cells, a block of records at a time. A record that breaks the rules is given as one
// broken record that reaches to the next line at which a whole record of the right width begins, so that a lost quote
// costs one row and not the rest of the file.
type csvScanner struct {
	r     io.Reader
	max   int // bytes in a record
	width int // cells in a record; 0 before the header is known

	buf   []byte
	pos   int // of the next record in buf
	line  int64
	eof   bool
	err   error // what ended the reading, when it was not the end of the file
	blank bool  // a blank line stands before the next record
}

// csvCell is the place of a cell's text in the block, without its quotes.
type csvCell struct {
	start, end int
	quoted     bool
	doubled    bool // has doubled quotes inside
}

type csvRecord struct {
	line          int64
	cells         []csvCell
	blank         bool   // a blank line stands before
	kind, problem string // what breaks the rules; the record then has no cells
	start, end    int
}

// csvBlock is a run of records whose cells are places in data.
type csvBlock struct {
	data    []byte
	records []csvRecord
	cells   []csvCell // memory of the records
}

// text gives a cell's text. Its memory is the block's or scratch's.
func (b *csvBlock) text(c csvCell, scratch *[]byte) []byte {
	raw := b.data[c.start:c.end]
	if !c.doubled {
		return raw
	}
	out := (*scratch)[:0]
	for {
		i := bytes.IndexByte(raw, '"')
		if i < 0 {
			break
		}
		out = append(out, raw[:i+1]...)
		raw = raw[i+2:]
	}
	*scratch = append(out, raw...)
	return *scratch
}

// has makes the byte at i available and reports whether there is one.
func (s *csvScanner) has(i int) bool {
	for !s.eof && i >= len(s.buf) {
		if cap(s.buf)-len(s.buf) < blockBytes/4 {
			s.buf = append(make([]byte, 0, max(blockBytes, 2*cap(s.buf))), s.buf...)
		}
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if err != nil {
			s.eof = true
			if err != io.EOF {
				s.err = err
			}
		}
	}
	return i < len(s.buf)
}

// next gives up to limit records. Records that are there come before an error.
func (s *csvScanner) next(limit int) (*csvBlock, error) {
	b := &csvBlock{cells: make([]csvCell, 0, 40*min(limit, batchRows))}
	for len(b.records) < limit && s.pos < blockBytes && s.has(s.pos) {
		from := len(b.cells)
		cells, end, kind, why := s.record(b.cells, s.pos)
		if end == len(s.buf) && s.err != nil {
			break // cut short by the error, not by the file
		}
		rec := csvRecord{line: s.line, cells: cells[from:len(cells):len(cells)], start: s.pos, kind: kind, problem: why}
		switch {
		case kind == KindSize && len(b.records) > 0:
			b.data = s.handOver()
			return b, nil // so that what is passed over has no company in memory
		case kind == KindSize:
			b.data = s.passOver()
			rec.cells, rec.start, rec.end = nil, 0, len(b.data)
			b.records = append(b.records, rec)
			return b, nil
		case why != "":
			rec.cells = nil
			end = s.recover()
		default:
			b.cells = cells
		}
		s.line += int64(bytes.Count(s.buf[s.pos:end], []byte("\n")))
		s.pos, rec.end = end, end
		if len(rec.cells) == 1 && !rec.cells[0].quoted && rec.cells[0].start == rec.cells[0].end {
			s.blank = true
			b.cells = b.cells[:from]
			continue
		}
		rec.blank, s.blank = s.blank, false
		b.records = append(b.records, rec)
	}
	if len(b.records) == 0 {
		if s.pos >= blockBytes {
			s.handOver()
			return s.next(limit) // blank lines only
		}
		if s.err != nil {
			return nil, s.err
		}
		return nil, io.EOF
	}
	b.data = s.handOver()
	return b, nil
}

// handOver gives away what has been scanned and goes on with the rest in other memory.
func (s *csvScanner) handOver() []byte {
	data, rest := s.buf[:s.pos], s.buf[s.pos:]
	s.buf = append(blockBuffers.get(), rest...)
	s.pos = 0
	return data
}

// passOver goes on from the record that begins the buffer, without keeping it, to the next line at which a whole record
// begins, or a thousand lines at most, and gives the first bytes of what it passed over.
func (s *csvScanner) passOver() []byte {
	head := bytes.Clone(s.buf[s.pos:min(len(s.buf), s.pos+80)])
	for range 1000 {
		for {
			if i := bytes.IndexByte(s.buf[s.pos:], '\n'); i >= 0 {
				s.pos += i + 1
				s.line++
				break
			}
			s.buf, s.pos = s.buf[:0], 0
			if !s.has(0) {
				return head
			}
		}
		if !s.has(s.pos) {
			break
		}
		if cells, _, _, why := s.record(nil, s.pos); why == "" && len(cells) == s.width {
			break
		}
	}
	return head
}

// record parses the record that begins at start and appends its cells. When it breaks the rules, why says how.
func (s *csvScanner) record(cells []csvCell, start int) (_ []csvCell, end int, kind, why string) {
	from := len(cells)
	for i := start; ; {
		if i-start > s.max {
			return cells, i, KindSize, s.tooLong()
		}
		if s.has(i) && s.buf[i] == '"' {
			var c csvCell
			if c, i, kind, why = s.quoted(start, i, len(cells)-from+1); kind != "" {
				return cells, i, kind, why
			}
			cells = append(cells, c)
		} else {
			c := csvCell{start: i}
			for s.has(i) && s.buf[i] != ',' && s.buf[i] != '\n' {
				if s.buf[i] == '"' {
					return cells, i, KindSyntax, fmt.Sprintf("cell %d has a quote inside but does not begin with one", len(cells)-from+1)
				}
				if i++; i-start > s.max {
					break
				}
			}
			c.end = i
			if c.end > c.start && s.buf[c.end-1] == '\r' && (!s.has(i) || s.buf[i] == '\n') {
				c.end--
			}
			cells = append(cells, c)
		}
		if !s.has(i) {
			return cells, i, "", ""
		}
		if s.buf[i] == '\n' {
			return cells, i + 1, "", ""
		}
		i++
	}
}

// quoted parses a cell from its opening quote at i to what ends it: a comma, a line end or the end of the file. The record
// begins at start, and n is the cell's number in it.
func (s *csvScanner) quoted(start, i, n int) (c csvCell, end int, kind, why string) {
	c = csvCell{start: i + 1, quoted: true}
	for i++; ; {
		j := bytes.IndexByte(s.buf[i:], '"')
		if j < 0 {
			i = len(s.buf)
			if i-start > s.max {
				return c, i, KindSize, s.tooLong()
			}
			if !s.has(i) {
				return c, i, KindSyntax, fmt.Sprintf("the quote that opens cell %d is not closed within %d bytes", n, i-c.start)
			}
			continue
		}
		i += j + 1
		if !s.has(i) || s.buf[i] != '"' {
			break
		}
		c.doubled = true
		i++
	}
	c.end = i - 1
	if s.has(i) && s.buf[i] == '\r' && (!s.has(i+1) || s.buf[i+1] == '\n') {
		i++
	}
	if s.has(i) && s.buf[i] != ',' && s.buf[i] != '\n' {
		return c, i, KindSyntax, fmt.Sprintf("cell %d goes on behind its closing quote, expected a comma or the end of the line", n)
	}
	return c, i, "", ""
}

func (s *csvScanner) tooLong() string {
	return fmt.Sprintf("the row is longer than %d bytes; it was passed over", s.max)
}

// recover finds how far the broken record at pos reaches: to the next line within reach at which a record of the right
// width begins, else to the end of the line.
func (s *csvScanner) recover() int {
	const reach, tries = 1 << 20, 200
	first := 0
	at := s.pos
	for range tries {
		j := -1
		for from := at; j < 0; from = len(s.buf) {
			if from < len(s.buf) {
				j = bytes.IndexByte(s.buf[from:], '\n')
			}
			if j >= 0 {
				at = from + j + 1
			} else if len(s.buf)-s.pos > max(reach, s.max) && first > 0 || !s.has(len(s.buf)) {
				if first == 0 {
					first = len(s.buf)
				}
				return first
			}
		}
		if first == 0 {
			first = at
		}
		if at-s.pos > reach || !s.has(at) {
			break
		}
		if cells, _, _, why := s.record(nil, at); why == "" && len(cells) == s.width {
			return at
		}
	}
	return first
}
