package export

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"dateline/export/pubdate"
	"dateline/schema"
)

// neighbours gathers in the first pass what articles say about each other's dates, and decides in the second.
//
// All of it is sums and minima, so that it merges in any order and the order of the input changes nothing. Memory holds
// a number for each day that occurs in a language and one listing for each article whose date is open; the headlines that
// dated articles list wait in a file. A span speaks for articles of its own language: what an export has in several
// languages comes from several places, and its days need not be near each other.
type neighbours struct {
	spans  map[string]*pubdate.Span  // by language
	open   map[headline]openHeadline // of articles with an open date
	around map[string]pubdate.Range  // the days of spans, once settled
	file   *os.File
	links  *bufio.Writer
	rows   int64
}

// headline is the hash of a headline without letter case, spaces and punctuation.
type headline uint64

// openHeadline is a headline of which the date is open.
type openHeadline struct {
	listing pubdate.Listing
	body    uint64 // hash of the text under it
	shared  bool   // another text of the batch has the same headline: a list may mean that one
}

func openNeighbours(out *output) (*neighbours, error) {
	f, err := os.OpenFile(filepath.Join(out.work, "links"), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fmt.Errorf("creating the file of links: %w", err)
	}
	return &neighbours{spans: map[string]*pubdate.Span{}, open: map[headline]openHeadline{}, file: f, links: bufio.NewWriterSize(f, 1<<18)}, nil
}

func (n *neighbours) close() { _ = n.file.Close() }

// A link in the file is a headline, a day and an id. Without a day it is the headline of a dated article itself, with the
// hash of its body in the id's place.
const (
	linkSize = 8 + 4 + 16
	noDay    = 1 << 31
)

// add takes what the outcome of one document says of others.
func (n *neighbours) add(e *entry) error {
	if e.Record == nil {
		return nil
	}
	lang := languageOf(e.Record)
	if n.spans[lang] == nil {
		n.spans[lang] = &pubdate.Span{}
	}
	n.spans[lang].Add(pubdate.Result{Status: e.Record.DateStatus, Method: e.Record.DateMethod, Date: e.Record.DatePublished})
	switch {
	case e.Open != nil:
		if h, ok := headlineOf(e.Record.Headline); ok {
			body := bodyHash(e.Record)
			old, known := n.open[h]
			n.open[h] = openHeadline{body: body, shared: old.shared || known && old.body != body}
		}
		return nil
	case e.Record.DatePublished.IsZero():
		return nil
	}
	r := e.Record
	id := idKey(r)
	if id.id() != r.ID {
		id = placedKey(r)
	}
	if h, ok := headlineOf(r.Headline); ok {
		var own key
		binary.LittleEndian.PutUint64(own[:], bodyHash(r))
		if err := n.link(h, noDay, own); err != nil {
			return err
		}
	}
	for _, l := range e.Linked {
		if h, ok := headlineOf(l); ok {
			if err := n.link(h, uint32(r.DatePublished.Days()), id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *neighbours) link(h headline, day uint32, id key) error {
	var row [linkSize]byte
	binary.LittleEndian.PutUint64(row[:], uint64(h))
	binary.LittleEndian.PutUint32(row[8:], day)
	copy(row[12:], id[:])
	if _, err := n.links.Write(row[:]); err != nil {
		return fmt.Errorf("writing the file of links: %w", err)
	}
	n.rows++
	return nil
}

// bodyHash tells the texts under one headline apart.
func bodyHash(r *schema.Record) uint64 {
	k := keyOf(strings.Join(strings.Fields(r.Body), " "))
	return binary.LittleEndian.Uint64(k[:8])
}

// settle ends the first pass: it finds who lists the articles whose dates are open.
func (n *neighbours) settle() error {
	err := n.links.Flush()
	if err == nil {
		_, err = n.file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return fmt.Errorf("reading the file of links: %w", err)
	}
	r := bufio.NewReaderSize(n.file, 1<<18)
	var row [linkSize]byte
	for range n.rows {
		if _, err := io.ReadFull(r, row[:]); err != nil {
			return fmt.Errorf("reading the file of links: %w", errors.Join(io.ErrUnexpectedEOF, err))
		}
		h := headline(binary.LittleEndian.Uint64(row[:]))
		o, ok := n.open[h]
		if !ok {
			continue
		}
		if day := binary.LittleEndian.Uint32(row[8:]); day == noDay {
			o.shared = o.shared || o.body != binary.LittleEndian.Uint64(row[12:])
		} else {
			o.listing = o.listing.Merge(pubdate.Listing{Day: schema.DateOfDays(int32(day)), Who: key(row[12:]).id()})
		}
		n.open[h] = o
	}
	n.around = map[string]pubdate.Range{}
	for lang, span := range n.spans {
		n.around[lang] = span.Range()
	}
	return nil
}

// of gathers what the neighbours of an article say of its date. It is safe for concurrent use once settle has returned.
func (n *neighbours) of(r *schema.Record) pubdate.Neighbours {
	near := pubdate.Neighbours{Span: n.around[languageOf(r)]}
	if h, ok := headlineOf(r.Headline); ok {
		if o := n.open[h]; !o.shared {
			near.Listed = o.listing
		}
	}
	return near
}

// languageOf is the language of a record without region and script.
func languageOf(r *schema.Record) string {
	lang, _, _ := strings.Cut(r.Language, "-")
	return lang
}

// headlineOf hashes a headline. Short ones are left out, because different stories share them: "Sport", "Live updates".
func headlineOf(s string) (headline, bool) {
	var b strings.Builder
	words, wide, inWord := 0, 0, false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			inWord = false
			continue
		}
		if !inWord {
			words++
			inWord = true
		}
		if r >= 0x2e80 { // scripts without spaces between words
			wide++
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if words < 4 && wide < 8 {
		return 0, false
	}
	k := keyOf(b.String())
	return headline(binary.LittleEndian.Uint64(k[:8])), true
}
