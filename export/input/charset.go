package input

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Charset decodes the bytes of a document to UTF-8 and names the character set it found. label is what the transport
// states; a page's own meta is heeded where markup is true.
func Charset(b []byte, markup bool, label string) (text, name string, err error) {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		b = rest
	}
	if utf8.Valid(b) {
		return string(b), "utf-8", nil
	}
	ct := ""
	if label != "" {
		ct = "text/html; charset=" + label
	}
	e, name, _ := charset.DetermineEncoding(b, ct)
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", name, errorf(Decode, "decoding %s: %w", name, err)
	}
	return string(out), name, nil
}
