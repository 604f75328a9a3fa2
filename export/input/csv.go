package input

import (
	"bytes"
	"io"
	"strconv"
	"strings"
)

var csvFormat = &Format{
	Name:      "csv",
	Doc:       "CSV of articles with a header, separated by commas, semicolons, tabs or bars: a row each.",
	Exts:      []string{".csv", ".tsv", ".tab", ".psv"},
	Sniff:     sniffCSV,
	NewReader: newCSV,
	lines:     true,
}

// knownNames are the names in fieldNames, by plainName.
var knownNames = func() map[string]string {
	m := map[string]string{}
	for field, names := range fieldNames {
		for _, n := range names {
			m[n] = field
		}
	}
	return m
}()

// sniffCSV finds a header: a first line of short cells of which one is known to hold the text, and another one is known.
func sniffCSV(head []byte) bool {
	line, _, whole := bytes.Cut(bytes.TrimPrefix(ascii(head), []byte("\xef\xbb\xbf")), []byte("\n"))
	if !whole || len(line) > headLen/2 {
		return false
	}
	_, cells := separator(line, nil)
	known, text := 0, false
	for _, c := range cells {
		if len(c) > 40 || strings.Count(c, " ") > 3 {
			return false
		}
		if field, ok := knownNames[knownName(c)]; ok {
			known++
			text = text || field == "body" || field == "html"
		}
	}
	return text && known >= 2
}

// separator finds the separator by which most cells of a header have a known name, or else by which it has most cells.
func separator(header []byte, custom map[string]string) (byte, []string) {
	named := map[string]bool{}
	for _, name := range custom {
		named[name] = true
	}
	best, bestCells, bestScore := byte(','), []string(nil), -1
	for _, sep := range []byte(",;\t|^") {
		var row csvRow
		row.scan(append(bytes.Clone(header), '\n'), sep)
		cells := row.strings()
		score := len(cells)
		for _, c := range cells {
			if _, ok := knownNames[knownName(c)]; ok || named[c] {
				score += 1000
			}
		}
		if score > bestScore {
			best, bestCells, bestScore = sep, cells, score
		}
	}
	return best, bestCells
}

// csvReader reads rows by RFC 4180, with the freedoms that exports take: another separator, a quote inside an unquoted
// cell, quotes that are not doubled as long as the row stays on its line.
type csvReader struct {
	src    *Source
	sep    byte
	header []string
	own    bool // the header of our own dataset: an empty cell is null, and nothing else is
	line   []byte
	raw    []byte
	n      int
	done   bool
}

func newCSV(s *Source) Reader { return &csvReader{src: s} }

func (r *csvReader) Next() (Item, error) {
	for !r.done {
		offset, row, err := r.record()
		if err == io.EOF {
			break
		}
		if err == nil && len(bytes.TrimSpace(r.raw)) == 0 {
			continue
		}
		if r.header == nil {
			if err != nil {
				return Item{}, err
			}
			r.header = row.strings()
			r.own = ownHeader(r.header)
			r.src.opts.mapping.see(rowOf(r.header))
			continue
		}
		r.n++
		name := r.src.member(strconv.Itoa(r.n))
		if err != nil {
			if CodeOf(err) == Ratio {
				return Item{}, err
			}
			return reject(name, r.src.at0(offset), err, r.raw), nil
		}
		return r.item(row.strings(), name, r.src.at0(offset)), nil
	}
	if r.n == 0 {
		r.n++
		r.done = true
		return reject(r.src.name, 0, errorf(Empty, "a CSV file without rows"), []byte(strings.Join(r.header, " "))), nil
	}
	return Item{}, io.EOF
}

// record reads one row into raw. A row with a quote that is never closed ends with its first line: the lines behind it
// are read as rows of their own.
func (r *csvReader) record() (offset int64, row csvRow, err error) {
	r.raw = r.raw[:0]
	first := 0 // length of the first line
	for {
		line, at, err := r.src.line(r.line)
		r.line = line
		if err != nil && err != io.EOF {
			r.raw = append(r.raw, line...)
			if CodeOf(err) != TooLarge {
				r.done = r.src.ended()
			}
			return at, row, err
		}
		if first == 0 {
			if err == io.EOF {
				return at, row, io.EOF
			}
			offset = at
		}
		if err == nil {
			r.raw = append(append(r.raw, line...), '\n')
			if first == 0 {
				r.learn()
				first = len(r.raw)
			}
			row.scan(r.raw[row.pos:], r.sep)
		}
		broken := row.bare && len(r.raw) > first
		if row.open && err == nil && !broken && int64(len(r.raw)) <= r.src.opts.Limits.Document {
			continue
		}
		if row.open || broken {
			r.src.unread(r.raw[first:])
			r.raw = r.raw[:first]
			return offset, row, errorf(Syntax, "a quoted cell that is not closed")
		}
		row, err = r.decoded(row)
		return offset, row, err
	}
}

// learn takes from the first line of a file, which is in raw, its byte order mark, and what separates the cells.
func (r *csvReader) learn() {
	if r.header == nil {
		r.raw = bytes.TrimPrefix(r.raw, []byte("\xef\xbb\xbf"))
		r.sep, _ = separator(bytes.TrimRight(r.raw, "\r\n"), r.src.opts.Map)
	}
}

// decoded turns a row that was read from raw into UTF-8. Where that changes a byte, the places of the cells change too.
func (r *csvReader) decoded(row csvRow) (csvRow, error) {
	r.raw = bytes.TrimRight(r.raw, "\r\n")
	text, err := r.src.utf8(r.raw)
	if err != nil {
		return row, err
	}
	if !bytes.Equal(text, r.raw) {
		row = csvRow{}
		row.scan(append(bytes.Clone(text), '\n'), r.sep)
	}
	return row, nil
}

// item makes a document of a row.
func (r *csvReader) item(cells []string, name string, offset int64) Item {
	for len(cells) > len(r.header) && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1] // what spreadsheets add
	}
	if len(cells) != len(r.header) {
		return reject(name, offset, errorf(Syntax, "%d cells under a header of %d", len(cells), len(r.header)), r.raw)
	}
	m := make(map[string]any, len(cells))
	for i, c := range cells {
		if r.own && c == "" {
			m[r.header[i]] = nil
			continue
		}
		if _, taken := m[r.header[i]]; taken || isNull(c) && !r.own {
			continue
		}
		m[r.header[i]] = c
	}
	raw := r.src.kept(r.raw)
	return r.src.put(len(raw), func() Item { return r.src.fields(m, raw, name, offset) })
}

// rowOf is a row of a table without any values.
func rowOf(header []string) map[string]any {
	m := make(map[string]any, len(header))
	for _, name := range header {
		m[name] = nil
	}
	return m
}

// isNull recognises what databases and data frames write where there is nothing.
func isNull(s string) bool {
	switch s {
	case "", `\N`, "NULL", "null", "NaN", "nan", "None", "<NA>":
		return true
	}
	return false
}

// csvRow cuts a row into cells, as more of its lines come.
type csvRow struct {
	cells []string
	cell  []byte
	pos   int  // bytes scanned
	open  bool // inside a quoted cell
	bare  bool // a quote inside a quoted cell was neither doubled nor the end
	began bool // the cell has a byte already
}

// scan goes on with b, which ends with a line feed.
func (w *csvRow) scan(b []byte, sep byte) {
	w.pos += len(b)
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case w.open && c == '"':
			next := byte('\n')
			if i+1 < len(b) {
				next = b[i+1]
			}
			switch {
			case next == '"':
				w.cell = append(w.cell, '"')
				i++
			case next == sep || next == '\n' || next == '\r' && (i+2 >= len(b) || b[i+2] == '\n'):
				w.open = false
			default:
				w.bare = true
				w.cell = append(w.cell, '"')
			}
		case w.open:
			w.cell = append(w.cell, c)
		case c == sep:
			w.end()
		case c == '\n':
			if n := len(w.cell); n > 0 && w.cell[n-1] == '\r' {
				w.cell = w.cell[:n-1]
			}
			w.end()
			return
		case c == '"' && !w.began:
			w.open, w.began = true, true
		default:
			w.began = true
			w.cell = append(w.cell, c)
		}
	}
}

func (w *csvRow) end() {
	w.cells = append(w.cells, string(w.cell))
	w.cell, w.began = w.cell[:0], false
}

// strings gives the cells, with line ends as LF.
func (w *csvRow) strings() []string {
	for i, c := range w.cells {
		if strings.Contains(c, "\r\n") {
			w.cells[i] = strings.ReplaceAll(c, "\r\n", "\n")
		}
	}
	return w.cells
}
