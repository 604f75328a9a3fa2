package input

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var zipFormat = &Format{
	Name:    "zip",
	Doc:     "Zip archive of files of any format.",
	Exts:    []string{".zip"},
	archive: true,
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
	},
	NewReader: newZip,
}

func newZip(s *Source) Reader {
	at, size, err := s.random()
	if err != nil {
		return failing(err)
	}
	s.budget.in = max(s.budget.in, size)
	z, err := zip.NewReader(at, size)
	if err != nil {
		// The directory stands at the end: a file that was cut off has none.
		return newArchive(s, (&zipSalvage{at: at, size: size, b: s.budget}).next)
	}
	if kind := officeDocument(z); kind != "" {
		return failing(errorf(Binary, "an %s document; export it as text or HTML first", kind))
	}
	files := z.File
	return newArchive(s, func() (member, error) {
		for len(files) > 0 {
			f := files[0]
			files = files[1:]
			name := zipMemberName(f.Name)
			if f.FileInfo().IsDir() {
				continue
			}
			if skip := furniture(name); skip != "" {
				return member{name: name, skip: skip}, nil
			}
			return openZipFile(s, f, name), nil
		}
		return member{}, io.EOF
	})
}

func openZipFile(s *Source, f *zip.File, name string) member {
	if f.Flags&1 != 0 {
		return member{name: name, err: errorf(Encrypted, "the member is locked with a password; unpack the archive first")}
	}
	r, err := f.Open()
	if err != nil {
		if errors.Is(err, zip.ErrAlgorithm) {
			err = errorf(Decode, "zip method %d is not known; unpack the archive first", f.Method)
		}
		return member{name: name, err: archiveError("zip member", err)}
	}
	u := &unpacked{name: "zip", r: r, b: s.budget}
	return member{name: name, r: u, done: r.Close}
}

// zipMemberName reads a name that is no UTF-8 as code page 437: the zip specification (APPNOTE, appendix D) asks for it in
// names that are not flagged as UTF-8.
func zipMemberName(s string) string {
	if !utf8.ValidString(s) {
		s, _ = charmap.CodePage437.NewDecoder().String(s)
	}
	return memberName(s)
}

// officeDocument recognises the documents that are zip archives inside.
func officeDocument(z *zip.Reader) string {
	for _, f := range z.File {
		switch {
		case f.Name == "[Content_Types].xml":
			return "Office Open XML"
		case f.Name == "mimetype":
			r, err := f.Open()
			if err != nil {
				return ""
			}
			b, _ := io.ReadAll(io.LimitReader(r, 100))
			_ = r.Close()
			switch {
			case strings.HasPrefix(string(b), "application/vnd.oasis"):
				return "OpenDocument"
			case string(b) == "application/epub+zip":
				return "EPUB"
			}
		}
	}
	return ""
}
