package input

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// saved is a message as Chrome writes it, with its parts.
func saved(header string, parts ...string) string {
	var b strings.Builder
	b.WriteString("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/2020/05/16/ferry\r\nSubject: =?utf-8?Q?Ferry?=\r\n" +
		"Date: Sat, 16 May 2020 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";" + header + "\r\n\tboundary=\"--b--\"\r\n\r\n\r\n")
	for _, p := range parts {
		b.WriteString("----b--\r\n" + strings.ReplaceAll(p, "\n", "\r\n") + "\r\n")
	}
	return b.String() + "----b----\r\n"
}

func TestMHTML(t *testing.T) {
	const (
		style = "Content-Type: text/css\n\n.a{}"
		page  = "Content-Type: text/html\nContent-ID: <1@x>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://harbour.example/other\n\n<p>The caf=C3=A9 on the=\n pier</p>"
		frame = "Content-Type: text/html\nContent-ID: <2@x>\nContent-Transfer-Encoding: base64\n\nPHA+QSBmcmFt\nZTwvcD4="
		latin = "Content-Type: text/html; charset=iso-8859-1\n\n<p>caf\xe9</p>"
	)
	for _, c := range []struct{ name, content, want string }{
		{"the first page", saved("", style, page, frame), "html f.mhtml 0 <p>The café on the pier</p>"},
		{"the root that the header names", saved(" start=\"<2@x>\";", page, style, frame), "html f.mhtml 0 <p>A frame</p>"},
		{"a root that is not there", saved(" start=\"<3@x>\";", page, frame), "html f.mhtml 0 <p>The café on the pier</p>"},
		{"a character set", saved("", latin), "html f.mhtml 0 <p>café</p>"},
		{"no page", saved("", style), "reject f.mhtml 0 no-text"},
		{"cut off behind the page", strings.TrimSuffix(saved(" start=\"<3@x>\";", page, style), "----b----\r\n"), "html f.mhtml 0 <p>The café on the pier</p>"},
		{"no boundary", "MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "reject f.mhtml 0 syntax"},
		{"a text that speaks of it", "Browsers\n\nContent-Type: multipart/related is what they write.\n", "text f.mhtml 0 Browsers\n\nContent-Type: multipart/related is what they write.\n"},
		{"a letter", "Subject: Ferry\nContent-Type: text/plain\n\nThe ferry sails.\n", "text f.mhtml 0 Subject: Ferry\nContent-Type: text/plain\n\nThe ferry sails.\n"},
	} {
		name := "f.mhtml"
		if strings.HasPrefix(c.want, "text") {
			name = "f"
			c.want = strings.Replace(c.want, "f.mhtml", "f", 1)
		}
		if diff := cmp.Diff([]string{c.want}, read(t, name, c.content, Options{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	src := NewSource(strings.NewReader(saved("", page)), "f", Options{})
	rd, err := src.Open()
	if err != nil {
		t.Fatal(err)
	}
	item, err := rd.Next()
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(item.Doc.URL, " ", item.Doc.Retrieved.Format(time.RFC3339))
	if want := "https://harbour.example/2020/05/16/ferry 2020-05-16T08:00:00Z"; got != want {
		t.Errorf("address and day: got %s, want %s", got, want)
	}
}
