package export

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"dateline/export/pubdate"
	"dateline/schema"
)

// neighbours is the Summary of a conversion, with what only matters to headlines whose date is open kept in a file until
// all of those are known: memory holds one headline for each article whose date is open, and no more.
type neighbours struct {
	Summary
	file  *os.File
	links *bufio.Writer
	rows  int64
}

// newNeighbours keeps what waits in f, which is empty, and closes it in the end.
func newNeighbours(f *os.File) *neighbours {
	return &neighbours{file: f, links: bufio.NewWriterSize(f, 1<<18)}
}

func (n *neighbours) close() { _ = n.file.Close() }

// A link in the file is a headline, a day and an id. Without a day it is the headline of a dated article itself, with the
// hash of its body in the id's place.
const (
	linkSize = 8 + 4 + 16
	noDay    = 1 << 31
)

// add is Summary.Add, but for where it keeps what dated articles say.
func (n *neighbours) add(o *Outcome) error {
	n.countColumn(o)
	c, ok := contributionOf(o)
	if !ok {
		return nil
	}
	n.count(&c)
	if c.open {
		if c.named {
			n.say(c.headline, said{body: c.body, known: true, open: true})
		}
		return nil
	}
	if c.named {
		var own key
		binary.LittleEndian.PutUint64(own[:], c.body)
		if err := n.link(c.headline, noDay, own); err != nil {
			return err
		}
	}
	for _, h := range c.linked {
		if err := n.link(h, uint32(c.date.Date.Days()), c.id); err != nil {
			return err
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

// settle ends the first pass: it takes from the file what is said of the headlines whose dates are open.
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
		if !n.headlines[h].open {
			continue
		}
		if day := binary.LittleEndian.Uint32(row[8:]); day == noDay {
			n.say(h, said{body: binary.LittleEndian.Uint64(row[12:]), known: true})
		} else {
			n.say(h, said{listing: &pubdate.Listing{Day: schema.DateOfDays(int32(day)), Who: key(row[12:]).id()}})
		}
	}
	return nil
}
