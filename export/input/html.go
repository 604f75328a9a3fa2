package input

import (
	"bytes"

	"dateline/export/document"
)

var htmlFormat = &Format{
	Name:      "html",
	Doc:       "HTML or XHTML, one page a file.",
	Exts:      []string{".html", ".htm", ".xhtml", ".shtml"},
	Sniff:     sniffHTML,
	NewReader: func(s *Source) Reader { return &single{read: func() Item { return s.whole(document.HTML) }} },
}

// sniffHTML finds a doctype or a tag that only a page begins with. A text that quotes a tag in mid-sentence is no page, so
// that nothing but white space, comments and an XML declaration may stand before it.
func sniffHTML(head []byte) bool {
	b := trimLeft(ascii(head))
	for {
		end := ""
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		}
		if end == "" {
			break
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return false
		}
		b = trimLeft(b[i+len(end):])
	}
	b = bytes.ToLower(b[:min(len(b), 32)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<link", "<script", "<div", "<article", "<p", "<h1", "<table", "<base", "<style", "<section", "<main", "<header", "<nav"} {
		if rest, ok := bytes.CutPrefix(b, []byte(tag)); ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n>/:"), rest[0]) >= 0) {
			return true
		}
	}
	return false
}

// ascii strips a byte order mark and, of UTF-16, every other byte, which is enough to see ASCII markup.
func ascii(b []byte) []byte {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return b[3:]
	case len(b) >= 4 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff || b[0] == 0 && b[1] != 0 || b[0] != 0 && b[1] == 0):
		out := make([]byte, 0, len(b)/2)
		for _, c := range b {
			if c != 0 && c < 0x80 {
				out = append(out, c)
			}
		}
		return out
	}
	return b
}

func trimLeft(b []byte) []byte { return bytes.TrimLeft(b, " \t\r\n\f\v") }
