package validate

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
)

// SidecarRow is one line of rejects.jsonl or evidence.jsonl. Members that a file does not have are empty.
type SidecarRow struct {
	File string `json:"-"` // path of the sidecar
	Name string `json:"-"` // its last element
	Line int64  `json:"-"` // from 1
	Err  error  `json:"-"` // why the line could not be read; the other members are then empty

	Code string `json:"code"` // rejects

	// Evidence: what a place of the input says about a field of a record, and what became of it.
	ID     string `json:"id"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Method string `json:"method"`
	Start  *int64 `json:"start"` // byte offsets in the text of the document, end exclusive; nil where it has no place
	End    *int64 `json:"end"`
	Text   string `json:"text"`
	Note   string `json:"note"`

	dropped bool // all but ID and Field, to save memory
}

// Finding describes something about the line.
func (s *SidecarRow) Finding(ds *Dataset, field, value, message string) Finding {
	f := ds.Finding(s.File, field, value, message)
	f.Line, f.Row = s.Line, s.Line
	return f
}

// sidecarLine bounds a line of a sidecar: what is longer is no line of dateline's.
const sidecarLine = 16 << 20

// readSidecar calls each for every line, with a row that it reuses, until each returns an error.
func readSidecar(ctx context.Context, name string, each func(*SidecarRow) error) error {
	in, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return fmt.Errorf("reading a sidecar: %w", err)
	}
	defer in.Close()
	b := bufio.NewReaderSize(in, 1<<16)
	none := SidecarRow{File: name, Name: path.Base(name)}
	for row, n := none, int64(0); ; {
		line, long, err := readLine(b)
		if err != nil && err != io.EOF {
			return fmt.Errorf("reading a sidecar: %w", err)
		}
		last := err == io.EOF
		if last && len(line) == 0 {
			return nil
		}
		if n++; n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row = none
		row.Line = n
		if long {
			row.Err = fmt.Errorf("the line is longer than %d MB", sidecarLine>>20)
		} else if err := json.Unmarshal(line, &row); err != nil {
			row = none
			row.Line, row.Err = n, inWords(err)
		}
		if err := each(&row); err != nil {
			return err
		}
		if last {
			return nil
		}
	}
}

// inWords says of a value of the wrong type what stands where, without the names of Go.
func inWords(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return err
	}
	kind := map[reflect.Kind]string{reflect.String: "a string", reflect.Int64: "a whole number", reflect.Struct: "an object"}[wrong.Type.Kind()]
	what := "a " + wrong.Value
	if strings.HasPrefix(what, "a a") || strings.HasPrefix(what, "a o") {
		what = "an " + wrong.Value
	}
	if wrong.Field == "" {
		return fmt.Errorf("the line holds %s, expected %s", what, kind)
	}
	return fmt.Errorf("%s is %s, expected %s", wrong.Field, what, kind)
}

// readLine returns the next line without its end. Of one that is too long it returns only the beginning.
func readLine(b *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if long = long || len(line)+len(part) > sidecarLine; !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), long, err
		}
	}
}

// readSidecars calls each for the lines of all sidecars but the evidence.
func (ds *Dataset) readSidecars(ctx context.Context, each func(*SidecarRow)) error {
	for _, name := range ds.Sidecars {
		if path.Base(name) == evidenceName {
			continue
		}
		if err := readSidecar(ctx, name, func(s *SidecarRow) error { each(s); return nil }); err != nil {
			return err
		}
	}
	return nil
}
