package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var changedInput = &validate.Check{
	ID: "DL609", Name: "changed-input", Severity: validate.Error, Since: "0.1",
	Fields: []string{"input_name", "input_sha256"},
	Doc: `A record whose input is another one than when it was exported: with --inputs DIR, the directory that input_name is relative to, the SHA-256 of each file of text or HTML that is one document is compared with input_sha256. A file that is not there is a finding as well. Documents inside other files, crawl.jsonl#7 or page.html.gz, are not compared, and without --inputs nothing is; when not one record could be compared, that is a finding.

It matters because a record can be traced to its page only as long as the page is the same; an input that was edited needs a new export.

Example: a typing error corrected in seeds/003.txt, while out/ still holds the old text.`,
	Fix:     "Export again, or restore the input.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		if p.Inputs == nil {
			return validate.Visitor{}
		}
		var rows, compared int64
		return validate.Visitor{
			Row: func(r *validate.Row) {
				rows++
				rec := &r.Record
				if rec.InputSHA256 == "" || strings.Contains(rec.InputName, "#") || !slices.Contains(wholeDocuments, strings.ToLower(path.Ext(rec.InputName))) {
					return
				}
				compared++
				sum, err := sumOf(p.Inputs, rec.InputName)
				switch {
				case errors.Is(err, fs.ErrNotExist):
					report(p, r, "input_name", rec.InputName, "input %q is not there in %s", rec.InputName, p.Inputs.Name())
				case err != nil:
					report(p, r, "input_name", rec.InputName, "input %q cannot be read: %v", rec.InputName, err)
				case sum != rec.InputSHA256:
					report(p, r, "input_sha256", rec.InputSHA256, "input %q has the SHA-256 %s, the record says %s", rec.InputName, sum, rec.InputSHA256)
				}
			},
			End: func() {
				if compared == 0 && rows > 0 {
					p.Report(p.Dataset.Finding("", "input_name", "", "no record could be compared with its input: all documents stand inside other files"))
				}
			},
		}
	},
}

// wholeDocuments are the extensions of files that are one document each, so that its bytes are theirs.
var wholeDocuments = []string{".txt", ".text", ".html", ".htm", ".xhtml"}

// sumOf hashes the file that an input_name names.
func sumOf(root *os.Root, name string) (string, error) {
	if raw, ok := schema.UnescapeName(name); ok {
		name = raw
	}
	f, err := root.Open(strings.TrimPrefix(path.Clean(name), "/"))
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
