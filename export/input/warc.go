package input

import (
	"bytes"
	"io"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"dateline/export/document"
)

var warcFormat = &Format{
	Name:      "warc",
	Doc:       "WARC 1.0 and 1.1 (ISO 28500), WET: responses, resources and conversions are documents, other records are counted apart.",
	Exts:      []string{".warc", ".wet"},
	Sniff:     func(head []byte) bool { return isWARC(trimLeft(head)) },
	NewReader: func(s *Source) Reader { return &warcReader{crawl: crawl{src: s}} },
}

// versions before 1.0 were drafts; crawls of 2008 carry them.
func isWARC(line []byte) bool {
	return bytes.HasPrefix(line, []byte("WARC/1.")) || bytes.HasPrefix(line, []byte("WARC/0.1"))
}

// headerLimit bounds the header of a record; real ones take less than 2 KB, and addresses can be long.
const headerLimit = 256 << 10

// warcReader reads the records of a WARC file, described in section 4 of the standard:
//
//	WARC/1.1 CRLF
//	Name: value CRLF …
//	CRLF
//	block of Content-Length bytes
//	CRLF CRLF
type warcReader struct {
	crawl
	line []byte
	n    int  // records begun
	lost bool // the last record had no proper end: pass over lines until one begins a record
	done bool // nothing more can be read
}

type warcRecord struct {
	offset int64
	header textproto.MIMEHeader
	name   string
}

func (r *warcReader) Next() (Item, error) {
	if r.done {
		return Item{}, io.EOF
	}
	rec, err := r.begin()
	switch {
	case err == io.EOF:
		return Item{}, io.EOF
	case err != nil:
		return r.broken(rec, err, r.line)
	}
	item, err := r.record(rec)
	if err != nil {
		return r.broken(rec, err, r.block)
	}
	return item, nil
}

// broken rejects a record and makes sure that the next one is looked for.
func (r *warcReader) broken(rec *warcRecord, err error, b []byte) (Item, error) {
	r.lost = true
	switch CodeOf(err) {
	case Decode, Truncated, Unreadable:
		r.done = r.src.ended()
	case Ratio:
		return Item{}, err
	}
	return reject(rec.name, rec.offset, err, b), nil
}

// begin reads the header of the next record. The record is never nil; io.EOF means that there is none.
func (r *warcReader) begin() (*warcRecord, error) {
	rec := &warcRecord{header: textproto.MIMEHeader{}}
	if err := r.seek(rec); err != nil {
		return rec, err
	}
	r.lost = false
	r.count(rec)
	if err := r.header(rec); err != nil {
		return rec, err
	}
	if id := strings.Trim(rec.header.Get("WARC-Record-ID"), "<> "); id != "" {
		rec.name = r.src.member(id)
	}
	return rec, nil
}

// count gives the record that begins its number.
func (r *warcReader) count(rec *warcRecord) {
	r.n++
	rec.name = r.src.member(strconv.Itoa(r.n))
}

// seek reads up to the line that begins a record. Bytes before it that are none are an error, unless the record before them
// had no proper end and they may be the rest of it.
func (r *warcReader) seek(rec *warcRecord) error {
	garbage := false
	for {
		line, offset, err := r.src.line(r.line)
		if err == io.EOF {
			if garbage {
				return errorf(Syntax, "no record begins here")
			}
			return io.EOF
		}
		r.line = line
		if !garbage {
			rec.offset = offset
		}
		if err != nil && CodeOf(err) != TooLarge {
			r.count(rec)
			return err
		}
		if isWARC(line) {
			if garbage {
				// Go back to the line's beginning, so that what stands before it is reported as a document of its own.
				r.src.unread(append(bytes.Clone(line), '\n'))
				return errorf(Syntax, "%d bytes that are no record", offset-rec.offset)
			}
			return nil
		}
		if len(bytes.TrimSpace(line)) > 0 && !r.lost && !garbage {
			garbage = true
			r.count(rec)
		}
	}
}

// header reads the lines up to the blank one that ends the header. A line that begins with a blank goes on with the one
// before it.
func (r *warcReader) header(rec *warcRecord) error {
	size, last := 0, ""
	for {
		line, _, err := r.src.line(r.line)
		r.line = line
		if err == io.EOF {
			return errorf(Truncated, "the file ends inside the header of the record")
		}
		if err != nil {
			return err
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return nil
		}
		if size += len(line); size > headerLimit {
			return errorf(Syntax, "header of more than %d bytes", headerLimit)
		}
		if (line[0] == ' ' || line[0] == '\t') && last != "" {
			v := rec.header[last]
			v[len(v)-1] += " " + string(bytes.TrimSpace(line))
			continue
		}
		k, v, ok := strings.Cut(string(line), ":")
		if !ok {
			continue
		}
		last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(k))
		rec.header.Add(last, strings.TrimSpace(v))
	}
}

// record reads the block of a record and makes an item of it. An error means that the record has no proper end.
func (r *warcReader) record(rec *warcRecord) (Item, error) {
	length := rec.header.Get("Content-Length")
	n, err := strconv.ParseInt(length, 10, 64)
	if err != nil || n < 0 {
		return Item{}, errorf(Syntax, "Content-Length %q", length)
	}
	if err := r.readBlock(n, isWARC); err != nil {
		return Item{}, err
	}
	kind := strings.ToLower(rec.header.Get("WARC-Type"))
	uri := targetURI(rec.header.Get("WARC-Target-URI"))
	scheme, _, _ := strings.Cut(strings.ToLower(uri), ":")
	switch kind {
	case "response", "resource":
		switch scheme {
		case "dns", "whois", "metadata":
			// What a crawler notes for itself: name lookups, and with wget its own log.
			return Item{Skip: "warc-" + scheme}, nil
		}
	case "conversion":
	case "request", "metadata", "warcinfo", "revisit", "continuation":
		return Item{Skip: "warc-" + kind}, nil
	case "":
		return reject(rec.name, rec.offset, errorf(Syntax, "no WARC-Type"), r.block), nil
	default:
		// Section 5.5: a reader ignores types that it does not know.
		return Item{Skip: "warc-other"}, nil
	}
	block := r.src.kept(r.block)
	return r.src.put(len(block), func() Item {
		doc, body, err := rec.document(kind, block, r.src.opts.Limits.Document)
		if err != nil {
			return reject(rec.name, rec.offset, err, body)
		}
		doc.URL = uri
		if t, err := time.Parse(time.RFC3339Nano, rec.header.Get("WARC-Date")); err == nil {
			doc.Retrieved = t.UTC()
		}
		return Item{Doc: doc}
	}), nil
}

// document makes a document of the record's block. body is the part of the block that a reject shows.
func (rec *warcRecord) document(kind string, block []byte, limit int64) (doc *document.Document, body []byte, err error) {
	var c capture
	ct := rec.header.Get("Content-Type")
	if t, _, _ := strings.Cut(ct, ";"); kind == "response" && (ct == "" || strings.EqualFold(strings.TrimSpace(t), "application/http") || bytes.HasPrefix(block, []byte("HTTP/"))) {
		if c, err = parseHTTP(block); err != nil {
			return nil, block, err
		}
	} else {
		c.body = block
		c.setType(ct)
	}
	c.cut = rec.header.Get("WARC-Truncated") != ""
	doc, err = c.document(rec.name, rec.offset, limit)
	return doc, c.body, err
}

// targetURI takes off the angle brackets that the grammar of WARC 1.0 put there by mistake, and encodes the spaces that
// some crawlers leave.
func targetURI(s string) string {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">"))
	return strings.ReplaceAll(s, " ", "%20")
}
