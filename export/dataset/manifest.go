package dataset

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ManifestName is the name of a dataset's manifest in its directory. It is written last: where it stands, the files
// that it lists are complete.
const ManifestName = "manifest.json"

// While an export writes, it keeps its files in WorkName inside the dataset's directory. JournalName stands in there while
// a new dataset takes the place of an old one: until it is gone, the files of the directory may be those of either.
const (
	WorkName    = ".dateline-work"
	JournalName = "journal"
)

// Manifest says what a dataset was made from, how, and which files hold it.
type Manifest struct {
	Tool          string           `json:"tool"` // "dateline"
	ToolVersion   string           `json:"tool_version"`
	SchemaVersion string           `json:"schema_version"`
	Options       map[string]any   `json:"options"`         // only what changes the bytes of the files: no worker count, no clock
	Order         string           `json:"order,omitempty"` // OrderInput, or empty when no order is promised
	Inputs        []ManifestInput  `json:"inputs"`          // in the order they were read
	Totals        Counts           `json:"totals"`          // the sum over Inputs
	RejectCodes   map[string]int64 `json:"reject_codes"`    // rejects by code; their sum is Totals.Rejects
	Files         []ManifestFile   `json:"files"`           // in the order of Formats, then the sidecars; not the manifest
}

// OrderInput promises that records stand in the order of the input files, as Manifest.Inputs list them unless they are
// summed by directory, and those of one file by input_offset.
const OrderInput = "input"

// CodeDuplicate is the code of those lines of rejects.jsonl that are no rejects: duplicates that an export dropped.
const CodeDuplicate = "duplicate"

// Counts account for documents: Documents = Articles + Rejects + DuplicatesDropped, always. rejects.jsonl has a line for
// each reject and, with CodeDuplicate, for each duplicate dropped.
type Counts struct {
	Documents         int64 `json:"documents"`
	Articles          int64 `json:"articles"`
	Rejects           int64 `json:"rejects"`
	DuplicatesDropped int64 `json:"duplicates_dropped"`
}

// Balanced reports whether every document is accounted for.
func (c Counts) Balanced() bool { return c.Documents == c.Articles+c.Rejects+c.DuplicatesDropped }

// Add adds o to c.
func (c *Counts) Add(o Counts) {
	c.Documents += o.Documents
	c.Articles += o.Articles
	c.Rejects += o.Rejects
	c.DuplicatesDropped += o.DuplicatesDropped
}

// ManifestInput accounts for one input. Skipped counts what the input holds beside documents, by reason, such as WARC
// request records: they are not part of the sum. Beyond a thousand files, an input is a directory, named with a slash at
// the end, and stands for the files right in it.
type ManifestInput struct {
	Name string `json:"name"`
	Counts
	Skipped map[string]int64 `json:"skipped,omitempty"`
}

// ManifestFile is one file of the dataset. Format is a name of Formats, or "rejects" or "evidence" for a sidecar.
type ManifestFile struct {
	Name   string `json:"name"` // relative to the manifest
	Format string `json:"format"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // lower-case hex
}

// WriteTo writes the manifest as indented JSON with LF line ends, the same bytes for equal manifests.
func (m *Manifest) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if err := EncodeJSON(&b, m, "  "); err != nil {
		return 0, fmt.Errorf("encoding the manifest: %w", err)
	}
	return b.WriteTo(w)
}

// ReadManifest reads what WriteTo writes. Unknown keys are passed over, so that a later version's manifest can be read;
// anything behind the object is an error.
func ReadManifest(r io.Reader) (*Manifest, error) {
	dec := json.NewDecoder(r)
	var m Manifest
	if err := dec.Decode(&m); err != nil {
		if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
			// The counts stand in the objects around them.
			field := strings.ReplaceAll(cmp.Or(wrong.Field, "the file"), "Counts.", "")
			return nil, fmt.Errorf("reading the manifest: %s is a JSON %s, which it cannot be, at byte %d", field, wrong.Value, wrong.Offset)
		}
		return nil, fmt.Errorf("reading the manifest: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("reading the manifest: more data behind the object, at byte %d", dec.InputOffset())
	}
	return &m, nil
}
