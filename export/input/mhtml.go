package input

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"

	"dateline/export/document"
)

var mhtmlFormat = &Format{
	Name:      "mhtml",
	Doc:       "MHTML (RFC 2557): a page that a browser saved in one file.",
	Exts:      []string{".mhtml", ".mht"},
	Sniff:     sniffMHTML,
	NewReader: func(s *Source) Reader { return &single{read: s.mhtml} },
}

// mhtmlHead is a header that says the message is a page with what belongs to it.
var mhtmlHead = regexp.MustCompile(`(?i)^(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related\b`)

func sniffMHTML(head []byte) bool { return mhtmlHead.Match(trimLeft(head)) }

// mhtml reads the source as one page: the part that the header names as the root, or the first page. Its address is the one
// that the browser noted, and the day of the message the one on which it was saved.
func (s *Source) mhtml() Item {
	b, err := s.all()
	if err != nil {
		return reject(s.name, 0, err, b)
	}
	return s.put(len(b), func() Item {
		doc := documentOf(s.name, 0, b)
		doc.Kind = document.HTML
		msg, err := mail.ReadMessage(bytes.NewReader(trimLeft(b)))
		if err != nil {
			return reject(s.name, 0, errorf(Syntax, "no message of MHTML: the header is damaged"), b)
		}
		page, err := rootPage(msg)
		if err != nil {
			return reject(s.name, 0, err, b)
		}
		if doc.Text, err = decode(page.body, document.HTML, page.charset); err != nil {
			return reject(s.name, 0, err, b)
		}
		for _, u := range []string{msg.Header.Get("Snapshot-Content-Location"), page.location, msg.Header.Get("Content-Location")} {
			if doc.URL == "" && addressRE.MatchString(u) {
				doc.URL = u
			}
		}
		if at, err := msg.Header.Date(); err == nil {
			doc.Retrieved = at.UTC()
		}
		return Item{Doc: doc}
	})
}

// mhtmlPage is a part that holds a page.
type mhtmlPage struct {
	body              []byte
	charset, location string
}

func rootPage(msg *mail.Message) (*mhtmlPage, error) {
	_, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil, errorf(Syntax, "the header of the message does not say where its parts begin")
	}
	root := strings.Trim(params["start"], "<>")
	parts := multipart.NewReader(msg.Body, params["boundary"])
	var first *mhtmlPage
	for {
		part, err := parts.NextPart() // takes off quoted-printable itself
		switch {
		case err == io.EOF && first != nil:
			return first, nil
		case err == io.EOF:
			return nil, errorf(NoText, "no part of the message is a page")
		case err != nil && first != nil:
			return first, nil // cut off behind the page
		case err != nil:
			return nil, errorf(Truncated, "the message ends before a page")
		}
		kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil || kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		isRoot := root != "" && strings.Trim(part.Header.Get("Content-Id"), "<>") == root
		if first != nil && !isRoot {
			continue
		}
		body, err := io.ReadAll(untransferred(part, part.Header))
		if err != nil {
			return nil, errorf(Truncated, "the message ends inside the page, or its transfer coding is damaged")
		}
		first = &mhtmlPage{body, params["charset"], part.Header.Get("Content-Location")}
		if isRoot || root == "" {
			return first, nil
		}
	}
}

// untransferred takes base64 off a part.
func untransferred(r io.Reader, h textproto.MIMEHeader) io.Reader {
	if strings.EqualFold(h.Get("Content-Transfer-Encoding"), "base64") {
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}
