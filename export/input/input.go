// Package input turns what people have (files, directories, archives, crawls, standard input) into documents, in an order
// that depends on nothing but the names.
//
//	s, err := input.Open(ctx, []string{"crawl.warc.gz", "texts/", "@more.txt"}, input.Options{})
//	if err != nil {
//		return err
//	}
//	defer s.Close()
//	for {
//		item, err := s.Next(ctx)
//		if err == io.EOF {
//			break
//		}
//		…
//	}
//
// A format is found by content, not by the name's extension; compression and archives are taken off first, one inside the
// other if need be. Each format is one file of this package and one entry of Formats.
//
// # Accounting
//
// Every document found becomes an Item with a Doc or with a Reject, never with neither and never with both. A broken
// member, record or line costs that one document and not the rest of its file. What is no document at all, such as a WARC
// request record or a hidden file in a directory, is an Item with a Skip, counted apart under that name.
//
// # Names
//
// A document's name is the path as given, with slashes, and behind a # the member, key or number inside the file:
// crawl.jsonl.gz#42, pile.zip#2017/a.html. Names hold no working directory, so that another machine gives the same.
// They are escaped as schema.EscapeName does, so that no two files share one, and # of a path as well: the first # of a name
// is where the path ends, and PathOf gives it back.
//
// # Memory
//
// One document is held at a time, whatever the size of the file. Options.Limits bound what a hostile file can cost.
package input

import (
	"io"

	"dateline/export/document"
)

// Item is what a reader finds next. Exactly one of Doc, Reject and Skip is set, with Options.Deferred once it is Ready.
type Item struct {
	Input  string             // the file it comes from, named as in Doc.Name before the #
	Doc    *document.Document // a document
	Reject *Reject            // a document that cannot be read; the reader goes on behind it
	Skip   string             // what is no document at all: counted under this name

	later func() Item // makes the item, when Options.Deferred put that off
	size  int64       // of the bytes that later holds
}

// Ready returns the item as the package comment promises it. With Options.Deferred it is then that the document is hashed and
// decoded; otherwise it is the item itself. Any goroutine may call it.
func (it Item) Ready() Item {
	if it.later == nil {
		return it
	}
	ready := it.later()
	ready.Input = it.Input
	return ready
}

// Size is about how many bytes the item holds.
func (it Item) Size() int64 {
	if it.Doc != nil {
		return int64(len(it.Doc.Text))
	}
	return it.size
}

// Reject says which document cannot be read and why. It is one line of rejects.jsonl.
type Reject struct {
	InputName   string
	InputOffset int64 // of the document in its file, -1 when it has no such place
	Code        string
	Message     string
	Snippet     string // how the document begins, valid UTF-8, at most 80 bytes
}

// Reader reads the documents of one source, in their order. Next returns io.EOF behind the last; any other error means
// that nothing more can be read from this source, and what was read so far stands. The error is one of this package, so
// that CodeOf finds its reject code.
type Reader interface {
	Next() (Item, error)
}

// Format is one input format.
type Format struct {
	Name, Doc string
	Exts      []string               // usual extensions: a hint only where the content leaves the format open
	Sniff     func(head []byte) bool // does content that begins like this have the format? head is at most 4 KB
	NewReader func(*Source) Reader

	archive bool // holds files of any format: Options.Format is about those
	lines   bool // text that is cut into documents as a stream, so that wide units are recoded first
}

// Formats lists the input formats in the order in which they are tried. The last takes everything.
var Formats = []*Format{
	warcFormat,
	arcFormat,
	zipFormat,
	tarFormat,
	parquetFormat,
	jsonlFormat,
	jsonFormat,
	csvFormat,
	mhtmlFormat,
	htmlFormat,
	feedFormat,
	textFormat,
}

// FormatNamed finds a format by its name; nil when there is none.
func FormatNamed(name string) *Format {
	for _, f := range Formats {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Options steer reading. The zero value is useful.
type Options struct {
	Format string            // name of the format of every file, once compression is taken off; empty or "auto": by content
	Map    map[string]string // for structured sources: column or key for each field, by one of FieldNames or a usual name, that is called otherwise; story.content is a key inside another
	Stdin  io.Reader         // what "-" reads; nil: os.Stdin
	Output string            // directory that is passed over below the inputs, because the result goes there
	Limits Limits
	// Deferred leaves to Item.Ready what needs no other document, so that one goroutine can read and others decode. Items of
	// Next may then have neither Doc nor Reject nor Skip before Ready.
	Deferred bool

	mapping *mapping // of Map, of all sources of a stream
}

// Limits bound what one file can cost. A zero member means its default.
type Limits struct {
	Document int64 // bytes of one document, decompressed: 32 MiB
	Depth    int   // archives and compressions inside each other: 6
	Members  int   // members of one archive: 1,000,000
	Spool    int64 // bytes of a zip or Parquet file that has to be held aside, because it is packed itself or comes by standard input: 4 GiB
	Ratio    int64 // decompressed bytes for each byte of the file, beyond the first 64 MiB: 200
}

func (l Limits) withDefaults() Limits {
	if l.Document <= 0 {
		l.Document = 32 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 6
	}
	if l.Members <= 0 {
		l.Members = 1_000_000
	}
	if l.Spool <= 0 {
		l.Spool = 4 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	return l
}
