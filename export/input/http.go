package input

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"dateline/export/document"
)

// capture is one crawled resource: the answer of a server as a WARC or ARC record holds it.
type capture struct {
	status  int // 0: not fetched by HTTP
	header  textproto.MIMEHeader
	body    []byte
	cut     bool // the crawler says that it did not keep the whole body
	mime    string
	charset string
}

// parseHTTP splits a recorded HTTP answer. It is as lenient as the servers are careless: lines may end in LF alone, and a
// line that is no header is passed over.
func parseHTTP(b []byte) (capture, error) {
	line, rest := cutLine(b)
	proto, status, ok := strings.Cut(string(line), " ")
	if !ok || !strings.HasPrefix(proto, "HTTP") && proto != "ICY" {
		return capture{}, errorf(Syntax, "no HTTP status line")
	}
	c := capture{header: textproto.MIMEHeader{}}
	code, _, _ := strings.Cut(strings.TrimSpace(status), " ")
	n, err := strconv.Atoi(code)
	if err != nil || n < 100 || n > 999 {
		return capture{}, errorf(Syntax, "HTTP status %q", snippet(line))
	}
	c.status = n
	for {
		line, rest = cutLine(rest)
		if len(line) == 0 {
			break
		}
		k, v, ok := strings.Cut(string(line), ":")
		if k = strings.TrimSpace(k); ok && k != "" {
			c.header.Add(k, strings.TrimSpace(v))
		}
	}
	c.body = rest
	c.setType(c.header.Get("Content-Type"))
	return c, nil
}

// cutLine cuts the first line of b, without its end.
func cutLine(b []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}

// setType reads a Content-Type header.
func (c *capture) setType(v string) {
	t, params, err := mime.ParseMediaType(v)
	if err != nil {
		t, _, _ = strings.Cut(v, ";")
		if i := strings.Index(strings.ToLower(v), "charset="); i >= 0 {
			params = map[string]string{"charset": v[i+len("charset="):]}
		}
	}
	c.mime = strings.ToLower(strings.TrimSpace(t))
	c.charset = strings.Trim(params["charset"], `"' ;`)
}

// decodeBody takes the transfer and content codings off the body (RFC 9112 section 7, RFC 9110 section 8.4). Many crawlers
// store the body decoded and keep the headers that speak of the coding, so that a coding that does not fit is not applied.
func (c *capture) decodeBody(limit int64) error {
	if strings.Contains(strings.ToLower(c.header.Get("Transfer-Encoding")), "chunked") {
		c.body = dechunk(c.body)
	}
	codings := strings.Split(strings.ToLower(strings.Join(c.header.Values("Content-Encoding"), ",")), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		r := coding(strings.TrimSpace(codings[i]), c.body)
		if r == nil {
			continue
		}
		var out bytes.Buffer
		n, err := out.ReadFrom(io.LimitReader(r, limit+1))
		switch {
		case n > limit:
			return errorf(TooLarge, "decodes to more than %d bytes; --max-document raises the limit", limit)
		case err != nil && c.cut && n > 0:
			// What is there is what the crawler kept.
		case errors.Is(err, io.ErrUnexpectedEOF):
			return errorf(Truncated, "the %s body ends early: %w", codings[i], err)
		case err != nil:
			return errorf(Decode, "the %s body is damaged: %w", codings[i], err)
		}
		c.body = out.Bytes()
	}
	return nil
}

// coding opens a content coding; nil when b does not look like it.
func coding(name string, b []byte) io.Reader {
	switch name {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, []byte("\x1f\x8b")) {
			return nil
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return errReader{err}
		}
		return z
	case "deflate":
		// RFC 9110 means zlib; servers send raw deflate as well. A page's own first byte is neither.
		if z, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			return z
		}
		if looksLikeMarkup(b) {
			return nil
		}
		return flate.NewReader(bytes.NewReader(b))
	case "br":
		if looksLikeMarkup(b) {
			return nil
		}
		return brotli.NewReader(bytes.NewReader(b))
	case "zstd":
		if !isZstd(b) {
			return nil
		}
		d, err := zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return errReader{err}
		}
		return d
	}
	return nil
}

type errReader struct{ err error }

func (e errReader) Read([]byte) (int, error) { return 0, e.err }

func looksLikeMarkup(b []byte) bool {
	b = trimLeft(ascii(b[:min(len(b), 256)]))
	return len(b) > 0 && b[0] == '<'
}

// dechunk takes the chunked coding off b. A body that is not chunked, or only part of the way, stays as it is from there on.
func dechunk(b []byte) []byte {
	var out []byte
	for rest := b; ; {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		if !ok {
			line, after = rest, nil
		}
		size, _, _ := strings.Cut(string(line), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 40)
		if err != nil || len(line) > 1000 {
			return append(out, rest...)
		}
		if n == 0 {
			return out
		}
		if n >= uint64(len(after)) {
			return append(out, after...)
		}
		if out == nil {
			out = make([]byte, 0, len(b))
		}
		out = append(out, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
}

// document makes a document of the capture, or says why it is none. c.body becomes the decoded body.
func (c *capture) document(name string, offset, limit int64) (*document.Document, error) {
	if c.status != 0 && (c.status < 200 || c.status > 299) {
		return nil, errorf(HTTPStatus, "HTTP status %d", c.status)
	}
	if err := c.decodeBody(limit); err != nil {
		return nil, err
	}
	kind, err := c.kind()
	if err != nil {
		return nil, err
	}
	doc := documentOf(name, offset, c.body)
	doc.Kind = kind
	doc.Text, err = decode(c.body, kind, c.charset)
	return doc, err
}

// kind tells pages and texts from everything else that crawls hold.
func (c *capture) kind() (document.Kind, error) {
	page := sniffHTML(c.body[:min(len(c.body), headLen)])
	switch c.mime {
	case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
		return document.HTML, nil
	case "text/plain":
		if page {
			return document.HTML, nil
		}
		return document.Text, nil
	case "", "application/octet-stream", "unknown/unknown", "content/unknown", "application/xml", "text/xml", "no-type", "unk", "warc/revisit":
		if page {
			return document.HTML, nil
		}
	}
	if c.mime == "" {
		return 0, errorf(NotHTML, "no content type, and no markup at the beginning")
	}
	return 0, errorf(NotHTML, "content type %q", c.mime)
}
