package input

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
)

// record writes a WARC record with a right Content-Length.
func record(header, block string) string {
	return fmt.Sprintf("WARC/1.0\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", strings.ReplaceAll(header, "\n", "\r\n"), len(block), block)
}

func response(id, http string) string {
	return record("WARC-Type: response\nWARC-Record-ID: <urn:x:"+id+">\nWARC-Target-URI: http://example.org/"+id+"\nWARC-Date: 2019-05-06T07:08:09Z\nContent-Type: application/http;msgtype=response", http)
}

func page(text string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><p>" + text
}

func gz(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

// read gives the outline of the content, found in a file of the name.
func read(t *testing.T, name, content string, o Options) []string {
	t.Helper()
	src := NewSource(strings.NewReader(content), name, o)
	defer src.Close()
	rd, err := src.Open()
	if err != nil {
		return []string{"error " + CodeOf(err) + " " + err.Error()}
	}
	return outline(t, rd.Next)
}

func TestWARC(t *testing.T) {
	info := record("WARC-Type: warcinfo", "software: none")
	a, b, c := response("a", page("A")), response("b", page("B")), response("c", page("C"))
	at := func(parts ...string) int { return len(strings.Join(parts, "")) }
	doc := func(id string, offset int) string {
		return fmt.Sprintf("html f#urn:x:%s %d <html><p>%s", id, offset, strings.ToUpper(id))
	}
	damaged := []byte(gz(b))
	damaged[len(damaged)/2] ^= 0xff
	tests := []struct {
		name, content string
		want          []string
	}{
		{"responses", info + a + b, []string{"skip  warc-warcinfo", doc("a", at(info)), doc("b", at(info, a))}},
		{"what is no document", record("WARC-Type: request", "GET / HTTP/1.1") + record("WARC-Type: revisit", "") + record("WARC-Type: future", "x") +
			record("WARC-Type: response\nWARC-Target-URI: dns:example.org\nContent-Type: text/dns", "1.2.3.4"), []string{"skip  warc-request", "skip  warc-revisit", "skip  warc-other", "skip  warc-dns"}},
		{
			"resource and conversion", record("WARC-Type: resource\nContent-Type: text/html", "<p>R") + record("WARC-Type: conversion\nContent-Type: text/plain", "W"),
			[]string{"html f#1 0 <p>R", "text f#2 85 W"},
		},
		{"line feeds alone", "WARC/1.0\nWARC-Type: resource\nContent-Type: text/html\nContent-Length: 4\n\n<p>L\n\nWARC/1.0\nWARC-Type: conversion\nContent-Length: 0\nContent-Type: text/plain\n\n\n\n", []string{"html f#1 0 <p>L", "reject f#2 78 empty"}},
		{"a header that folds", record("WARC-Type: resource\nContent-Type: text/html\nWARC-Target-URI:\n  http://example.org/", "<p>F"), []string{"html f#1 0 <p>F"}},
		{"length too small", strings.Replace(a, "Content-Length: 6", "Content-Length: 5", 1) + b, []string{"reject f#urn:x:a 0 syntax", doc("b", at(a))}},
		{"length too large", strings.Replace(a, "Content-Length: ", "Content-Length: 2", 1) + b + c, []string{"reject f#urn:x:a 0 syntax", doc("b", at(a)+1), doc("c", at(a, b)+1)}},
		{"length absurd", strings.Replace(a, "Content-Length: ", "Content-Length: 99999999999", 1) + b, []string{"reject f#urn:x:a 0 too-large", doc("b", at(a)+11)}},
		{"length no number", strings.Replace(a, "Content-Length: ", "Content-Length: -", 1) + b, []string{"reject f#urn:x:a 0 syntax", doc("b", at(a)+1)}},
		{"no length", strings.Replace(a, "Content-Length", "X-Length", 1) + b, []string{"reject f#urn:x:a 0 syntax", doc("b", at(a)-6)}},
		{"garbage between", a + "garbage\r\nmore\r\n" + b, []string{"reject f#urn:x:a 0 syntax", doc("b", at(a)+15)}},
		{"garbage at the end", a + "\r\n\x00\x00", []string{"reject f#urn:x:a 0 syntax"}},
		{"cut in a block", a + b[:len(b)-20], []string{doc("a", 0), fmt.Sprintf("reject f#urn:x:b %d truncated", at(a))}},
		{"cut in a header", a + b[:50], []string{doc("a", 0), fmt.Sprintf("reject f#2 %d truncated", at(a))}},
		{
			"a page that quotes a record", response("q", page("\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n")) + b,
			[]string{"html f#urn:x:q 0 <html><p>\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n", doc("b", at(response("q", page("\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n"))))},
		},
		{"gzip, a member for each record", gz(a) + gz(b), []string{doc("a", 0), doc("b", at(a))}},
		{"gzip with a damaged member", gz(a) + string(damaged) + gz(c), []string{doc("a", 0), "reject", "html f#urn:x:c"}},
		{"gzip cut", gz(a) + gz(b)[:40], []string{doc("a", 0), "reject f#"}},
		{"gzip with zeros behind", gz(a) + strings.Repeat("\x00", 100), []string{doc("a", 0)}},
		{"gzip with garbage behind", gz(a) + "garbage and more", []string{doc("a", 0), fmt.Sprintf("reject f#2 %d decode", at(a))}},
		{"record identifiers of any kind", record("WARC-Type: resource\nContent-Type: text/html\nWARC-Record-ID: <a b\x01\xff>", "<p>I"), []string{`html f#a b\u0001\xff 0 <p>I`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, "f", tt.content, Options{})
			// A damaged member gives what its decompressor gives: only the beginning of the line is fixed.
			for i := range min(len(got), len(tt.want)) {
				if strings.HasPrefix(tt.name, "gzip") && strings.HasPrefix(got[i], tt.want[i]) {
					got[i] = tt.want[i]
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWARCFields(t *testing.T) {
	content := record("WARC-Type: response\nWARC-Target-URI: <http://example.org/a b>\nWARC-Date: 2019-05-06T07:08:09.123456Z", page("A"))
	src := NewSource(strings.NewReader(content), "f", Options{})
	rd, err := src.Open()
	if err != nil {
		t.Fatal(err)
	}
	item, err := rd.Next()
	if err != nil || item.Doc == nil {
		t.Fatal(item, err)
	}
	if got, want := item.Doc.URL, "http://example.org/a%20b"; got != want {
		t.Errorf("got URL %q, want %q", got, want)
	}
	if got, want := item.Doc.Retrieved.Format("2006-01-02T15:04:05.999999Z07:00"), "2019-05-06T07:08:09.123456Z"; got != want {
		t.Errorf("got retrieval %s, want %s", got, want)
	}
}

func TestHTTP(t *testing.T) {
	ok := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	tests := []struct {
		name, block, want string
	}{
		{"plain", ok + "\r\n<p>x", "html <p>x"},
		{"line feeds alone", strings.ReplaceAll(ok, "\r", "") + "\n<p>x", "html <p>x"},
		{"gzip", ok + "Content-Encoding: gzip\r\n\r\n" + gz("<p>x"), "html <p>x"},
		{"gzip stated, not there", ok + "Content-Encoding: gzip\r\n\r\n<p>x", "html <p>x"},
		{"brotli stated, not there", ok + "Content-Encoding: br\r\n\r\n<p>x", "html <p>x"},
		{"gzip cut", ok + "Content-Encoding: gzip\r\n\r\n" + gz(strings.Repeat("<p>x", 99))[:20], "truncated"},
		{"gzip damaged", ok + "Content-Encoding: gzip\r\n\r\n" + gz("<p>x")[:len(gz("<p>x"))-8] + "\xff\xff\xff\xff\x04\x00\x00\x00", "decode"},
		{"chunks", ok + "Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n2;ext=1\r\nxy\r\n0\r\n\r\n", "html <p>xy"},
		{"chunks stated, not there", ok + "Transfer-Encoding: chunked\r\n\r\n<p>x", "html <p>x"},
		{"chunks cut", ok + "Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\nff\r\nxy", "html <p>xy"},
		{"chunks of gzip", ok + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gz("<p>x")), gz("<p>x")), "html <p>x"},
		{"status", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x", "http-status"},
		{"no reason phrase", "HTTP/2 200\r\nContent-Type: text/html\r\n\r\n<p>x", "html <p>x"},
		{"image", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", "not-html"},
		{"text", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nx", "text x"},
		{"page that says it is text", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<!DOCTYPE html><p>x", "html <!DOCTYPE html><p>x"},
		{"no type", "HTTP/1.1 200 OK\r\n\r\n<html><p>x", "html <html><p>x"},
		{"no type, no page", "HTTP/1.1 200 OK\r\n\r\n{}", "not-html"},
		{"character set of the header", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<p>\xcc\xee\xf1\xea\xe2\xe0", "html <p>Москва"},
		{"empty", ok + "\r\n", "empty"},
		{"nothing behind the header", ok, "empty"},
		{"no HTTP", "x", "syntax"},
		{"status no number", "HTTP/1.1 OK\r\n\r\n<p>x", "syntax"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			c, err := parseHTTP([]byte(tt.block))
			if err == nil {
				doc, derr := c.document("n", 0, 1<<20)
				if err = derr; err == nil {
					got = [...]string{"text ", "html "}[doc.Kind] + doc.Text
				}
			}
			if err != nil {
				got = CodeOf(err)
			}
			if got != tt.want {
				t.Errorf("got %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}
