package input

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"dateline/export/document"
)

var feedFormat = &Format{
	Name:      "feed",
	Doc:       "XML of news: RSS, Atom and WordPress exports, NITF, NewsML 1.2, NewsML-G2. An item each.",
	Exts:      []string{".xml", ".rss", ".atom"},
	Sniff:     sniffFeed,
	NewReader: newFeed,
	lines:     true,
}

// rootTag finds the first element behind declaration, comments, doctype and processing instructions.
var rootTag = regexp.MustCompile(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<\[>]*(?:\[.*?\]\s*)?>)*<([A-Za-z_][\w.:-]*)`)

func sniffFeed(head []byte) bool {
	b := ascii(head)
	m := rootTag.FindSubmatch(b)
	if m == nil {
		return false
	}
	if bytes.HasPrefix(trimLeft(b), []byte("<?xml")) {
		return true
	}
	_, local, ok := bytes.Cut(m[1], []byte(":"))
	if !ok {
		local = m[1]
	}
	return roots[string(local)]
}

// items maps the elements that are a document to how it is read.
var items = map[string]func(*node) (*feedItem, string){
	"item":     rssItem,
	"entry":    rssItem,
	"nitf":     nitfItem,
	"newsItem": newsItemG2,
	"NewsItem": newsItem1,

	"packageItem":   otherItemG2,
	"conceptItem":   otherItemG2,
	"planningItem":  otherItemG2,
	"knowledgeItem": otherItemG2,
}

// roots are the elements that hold items, by local name.
var roots = map[string]bool{"rss": true, "feed": true, "RDF": true, "nitf": true, "newsMessage": true, "newsItem": true, "NewsML": true}

// feedItem is what an item says; skip names what is no text.
type feedItem struct {
	id, url  string
	text     string
	given    document.Given
	markup   bool // text is HTML
	dateline string
}

// feedReader reads a feed item by item. Where the XML is broken it goes on at the next item that begins behind.
type feedReader struct {
	src   *Source
	tape  *tape
	dec   *xml.Decoder
	first []byte // how the file begins
	n     int
	known bool // an element that holds documents was there
	found bool // a document was
	done  bool
}

func newFeed(s *Source) Reader {
	sample, _ := s.r.Peek(s.r.Size())
	_, isUTF8 := nearlyUTF8(sample)
	if name := canonical(declared(sample, false)); name != "" && name != "utf-8" && !isUTF8 && !s.noOffset {
		s = s.recoded(name, 0)
	}
	r := &feedReader{src: s, first: bytes.Clone(s.head()[:min(len(s.head()), snippetLen)])}
	r.tape = &tape{r: transform.NewReader(s.r, runes.ReplaceIllFormed()), limit: 2 * s.opts.Limits.Document}
	r.begin()
	return r
}

// begin makes a decoder for what the tape has from its beginning.
func (r *feedReader) begin() {
	r.dec = xml.NewDecoder(r.tape)
	r.dec.Strict = false
	r.dec.Entity = xml.HTMLEntity
	r.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
}

func (r *feedReader) Next() (Item, error) {
	for !r.done {
		at := r.dec.InputOffset()
		t, err := r.dec.RawToken()
		switch {
		case err == io.EOF:
			r.done = true
			switch {
			case r.found:
			case r.known:
				return reject(r.src.name, 0, errorf(Empty, "a feed without items"), r.first), nil
			default:
				return reject(r.src.name, 0, errorf(UnknownFormat, "XML of a kind that is not known: no RSS, Atom, NITF or NewsML"), r.first), nil
			}
		case err != nil:
			return r.broken(at, err)
		default:
			start, ok := t.(xml.StartElement)
			if !ok {
				continue
			}
			r.tape.forget(at)
			r.known = r.known || roots[start.Name.Local]
			if read := items[start.Name.Local]; read != nil {
				return r.item(start, at, read)
			}
		}
	}
	return Item{}, io.EOF
}

func (r *feedReader) item(start xml.StartElement, at int64, read func(*node) (*feedItem, string)) (Item, error) {
	r.found = true
	r.n++
	name := r.src.member(strconv.Itoa(r.n))
	offset := r.src.at0(r.tape.start + at)
	n, err := readNode(r.dec, start)
	raw := r.tape.slice(at, r.dec.InputOffset())
	if err != nil {
		item, err := r.broken(at, err)
		if item.Reject != nil {
			item.Reject.InputName, item.Reject.InputOffset, item.Reject.Snippet = name, offset, snippet(raw)
		}
		return item, err
	}
	if int64(len(raw)) > r.src.opts.Limits.Document {
		return reject(name, offset, errorf(TooLarge, "item of %d bytes, more than %d; --max-document raises the limit", len(raw), r.src.opts.Limits.Document), raw), nil
	}
	f, skip := read(n)
	if skip != "" {
		return Item{Skip: skip}, nil
	}
	if f.id != "" {
		name = r.src.member(f.id)
	}
	if f.text == "" {
		return reject(name, offset, errorf(NoText, "an item without text"), raw), nil
	}
	doc := documentOf(name, offset, raw)
	doc.URL, doc.Text, doc.Given = f.url, f.text, f.given
	switch {
	case f.markup:
		doc.Kind = document.HTML
	case f.given.Headline != "":
		doc.Given.Body = f.text
	}
	return Item{Doc: doc}, nil
}

// broken rejects what begins at the offset and sets the decoder to the next item that begins behind it.
func (r *feedReader) broken(at int64, err error) (Item, error) {
	var e *Error
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &e):
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		err = errorf(Truncated, "the file ends inside the XML")
	default:
		err = errorf(Syntax, "XML: %w", err)
	}
	if CodeOf(err) == Ratio {
		return Item{}, err
	}
	item := reject(r.src.name, r.src.at0(r.tape.start+at), err, r.tape.slice(at, at+snippetLen))
	r.found = true
	if !r.tape.seek(at+1, itemStart) {
		r.done = true
		return item, nil
	}
	r.begin()
	return item, nil
}

var itemStart = regexp.MustCompile(`<(?:\w+:)?(?:item|entry|nitf|newsItem|NewsItem)[\s>]`)

// tape is a stream that remembers what was read since the last element began, so that an item's bytes can be had and
// damaged XML be read again from further on.
type tape struct {
	r     io.Reader
	buf   []byte // bytes since base
	base  int64  // what buf begins with, counted as the decoder counts
	start int64  // what the decoder's zero is, counted in the source
	next  int64  // of the byte that Read gives next, as the decoder counts
	limit int64
}

func (t *tape) Read(p []byte) (int, error) {
	if i := t.next - t.base; i < int64(len(t.buf)) {
		n := copy(p, t.buf[i:])
		t.next += int64(n)
		return n, nil
	}
	if int64(len(t.buf)) > t.limit {
		return 0, errorf(TooLarge, "an item of more than %d bytes; --max-document raises the limit", t.limit/2)
	}
	n, err := t.r.Read(p)
	t.buf = append(t.buf, p[:n]...)
	t.next += int64(n)
	return n, err
}

// forget lets go of what stands before the offset.
func (t *tape) forget(at int64) {
	if n := min(at-t.base, int64(len(t.buf))); n > 0 {
		t.buf = t.buf[:copy(t.buf, t.buf[n:])]
		t.base += n
	}
}

func (t *tape) slice(from, to int64) []byte {
	from, to = max(from-t.base, 0), min(to-t.base, int64(len(t.buf)))
	if from >= to {
		return nil
	}
	return t.buf[from:to]
}

// seek sets the stream to the first match behind the offset, which becomes the zero of a new decoder.
func (t *tape) seek(at int64, to *regexp.Regexp) bool {
	t.forget(at)
	chunk := make([]byte, 64<<10)
	for {
		if m := to.FindIndex(t.buf); m != nil {
			t.buf = t.buf[:copy(t.buf, t.buf[m[0]:])]
			t.start += t.base + int64(m[0])
			t.base, t.next = 0, 0
			return true
		}
		// A match may begin in the last bytes.
		if keep := min(len(t.buf), 40); keep < len(t.buf) {
			t.base += int64(len(t.buf) - keep)
			t.buf = t.buf[:copy(t.buf, t.buf[len(t.buf)-keep:])]
		}
		n, err := t.r.Read(chunk)
		t.buf = append(t.buf, chunk[:n]...)
		if n == 0 && err != nil {
			return false
		}
	}
}
