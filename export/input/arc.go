package input

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"dateline/export/document"
)

var arcFormat = &Format{
	Name:      "arc",
	Doc:       "ARC, the crawl format before WARC (Internet Archive, 1996).",
	Exts:      []string{".arc"},
	Sniff:     prefixed("filedesc://"),
	NewReader: func(s *Source) Reader { return &arcReader{crawl: crawl{src: s}} },
}

// arcReader reads the records of an ARC file: a line that says what follows, and a block of that many bytes. Version 1 of
// the line, of which version 2 differs by fields between the type and the length:
//
//	http://www.dryswamp.edu:80/index.html 127.10.100.2 19961104142103 text/html 202
type arcReader struct {
	crawl
	line []byte
	n    int
	lost bool // as in warcReader
	done bool
}

type arcHeader struct {
	url, mime string
	date      time.Time
	length    int64
}

// parseARC reads a record's line. The address may hold spaces, so that the fields are counted from the end.
func parseARC(line []byte) (h arcHeader, ok bool) {
	f := strings.Split(strings.TrimSpace(string(line)), " ")
	for _, fields := range []int{5, 10} {
		if len(f) < fields {
			continue
		}
		rest := f[len(f)-fields+1:]
		date, err := time.Parse("20060102150405", rest[1][:min(14, len(rest[1]))])
		length, err2 := strconv.ParseInt(rest[len(rest)-1], 10, 64)
		if err != nil || err2 != nil {
			continue
		}
		h = arcHeader{url: strings.Join(f[:len(f)-fields+1], "%20"), mime: rest[2], date: date, length: length}
		return h, strings.Contains(h.url, ":")
	}
	return h, false
}

func beginsARC(line []byte) bool {
	line, _, _ = bytes.Cut(line, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	scheme, _, ok := bytes.Cut(line, []byte(":"))
	if !ok || len(scheme) == 0 || len(scheme) > 10 {
		return false
	}
	for _, c := range scheme {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func (r *arcReader) Next() (Item, error) {
	for !r.done {
		line, offset, err := r.src.line(r.line)
		if err == io.EOF {
			return Item{}, io.EOF
		}
		r.line = line
		if len(bytes.TrimSpace(line)) == 0 && err == nil {
			continue
		}
		name := r.src.member(strconv.Itoa(r.n + 1))
		var h arcHeader
		if err == nil {
			var ok bool
			switch h, ok = parseARC(line); {
			case !ok && r.lost:
				continue
			case !ok:
				err = errorf(Syntax, "no line of an ARC record")
			case h.length < 0:
				err = errorf(Syntax, "record length %d", h.length)
			}
		}
		r.lost = false
		r.n++
		if err == nil {
			err = r.readBlock(h.length, mayBeginARC)
		} else {
			r.body = line
		}
		if err != nil {
			return r.broken(name, offset, err)
		}
		return r.item(h, name, offset), nil
	}
	return Item{}, io.EOF
}

// mayBeginARC reports whether b begins with the line of a record, as far as it can be seen: b may end inside the line.
func mayBeginARC(b []byte) bool {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	if _, ok := parseARC(line); ok {
		return true
	}
	return len(line) == len(b) && beginsARC(line)
}

// broken rejects a record and makes sure that the next one is looked for.
func (r *arcReader) broken(name string, offset int64, err error) (Item, error) {
	r.lost = true
	switch CodeOf(err) {
	case Decode, Truncated:
		r.done = r.src.ended()
	case Ratio:
		return Item{}, err
	}
	return reject(name, offset, err, r.body), nil
}

// item makes a document of the block that was read. What a crawler notes for itself is none.
func (r *arcReader) item(h arcHeader, name string, offset int64) Item {
	scheme, _, _ := strings.Cut(h.url, ":")
	if scheme == "filedesc" || scheme == "dns" {
		return Item{Skip: "arc-" + scheme}
	}
	block := r.src.kept(r.block)
	return r.src.put(len(block), func() Item {
		doc, body, err := h.document(name, offset, block, r.src.opts.Limits.Document)
		if err != nil {
			return reject(name, offset, err, body)
		}
		doc.URL, doc.Retrieved = h.url, h.date
		return Item{Doc: doc}
	})
}

// document makes a document of the record's block. body is the part of the block that a reject shows.
func (h *arcHeader) document(name string, offset int64, block []byte, limit int64) (doc *document.Document, body []byte, err error) {
	var c capture
	if bytes.HasPrefix(block, []byte("HTTP/")) {
		if c, err = parseHTTP(block); err != nil {
			return nil, block, err
		}
	} else {
		c.body = block
		c.setType(h.mime)
	}
	doc, err = c.document(name, offset, limit)
	return doc, c.body, err
}
