package input

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/patient"
	"dateline/schema"
)

// A MissingError says which of the paths given to Open is not there or may not be opened, or which pattern matches nothing.
type MissingError struct {
	Path string
	Err  error
}

func (e *MissingError) Error() string { return fmt.Sprintf("input %q: %v", e.Path, e.Err) }

// Unwrap returns the cause.
func (e *MissingError) Unwrap() error { return e.Err }

// check finds what is wrong with the options before anything is read.
func (o Options) check() error {
	if o.Format != "" && o.Format != "auto" && FormatNamed(o.Format) == nil {
		var names []string
		for _, f := range Formats {
			names = append(names, f.Name)
		}
		return fmt.Errorf("input format %q is none of auto, %s", o.Format, strings.Join(names, ", "))
	}
	return nil
}

// found is a file to read, or what stands in its way.
type found struct {
	path string // to open
	name string // input_name: path with slashes
	skip string // why it is none
	err  error
	lost bool // more than a file that was met in a directory: reading it is what the caller asked for
}

// files gives the files that the paths name, in order. A directory is listed when its turn comes, so that memory holds
// the names of one branch and not of the whole tree.
type files struct {
	stack  []entry // the next one last
	output string  // Options.Output
}

// entry is a path not yet looked at.
type entry struct {
	path, name string
	listed     bool // found in a directory: hidden and special files are passed over, links to directories not followed
	skip       string
}

// fileEntry is a path that does not stand for standard input, whatever it is.
func fileEntry(p string) entry {
	if p == "-" {
		p = "./-"
	}
	return entry{path: p, name: NameOf(p)}
}

// find resolves what the user gave. Lists, patterns and the paths themselves are looked at now, directories later.
func find(ctx context.Context, paths []string, stdin io.Reader) (*files, error) {
	var all []entry
	for _, p := range paths {
		list, isList := strings.CutPrefix(p, "@")
		if _, err := os.Lstat(p); isList && err != nil {
			names, err := readList(ctx, list, stdin)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil {
				return nil, &MissingError{p, err}
			}
			for _, n := range names {
				// A path in a list that is not there costs that path: lists are long and age.
				es, err := expand(n)
				if err != nil {
					es = []entry{fileEntry(n)}
				}
				all = append(all, es...)
			}
			continue
		}
		es, err := expand(p)
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			if err := openable(e.path); err != nil {
				return nil, &MissingError{e.path, cause(err)}
			}
		}
		all = append(all, es...)
	}
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return &files{stack: all}, nil
}

// expand gives the files and directories that one path or pattern names.
func expand(p string) ([]entry, error) {
	if p == "-" {
		return []entry{{path: p, name: p}}, nil
	}
	_, err := os.Stat(p)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return []entry{fileEntry(p)}, nil
	}
	if !strings.ContainsAny(p, "*?[") {
		return nil, &MissingError{p, fs.ErrNotExist}
	}
	matches, err := filepath.Glob(p)
	if err != nil {
		return nil, &MissingError{p, err}
	}
	if len(matches) == 0 {
		return nil, &MissingError{p, errors.New("the pattern matches no file")}
	}
	es := make([]entry, len(matches))
	for i, m := range matches {
		es[i] = fileEntry(m)
	}
	return es, nil
}

// openable tries what can be tried before the work begins: a pipe would block, and what it gives is gone then.
func openable(p string) error {
	if p == "-" {
		return nil
	}
	info, err := os.Stat(p)
	if err != nil {
		return err
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(p)
	if err != nil {
		return err
	}
	return f.Close()
}

// NameOf gives a path the form in which records carry it: slashes, no "./", nothing that depends on where the program runs,
// escaped as schema.EscapeName does, and # too, since what stands behind one is inside the file.
func NameOf(p string) string {
	name := path.Clean(filepath.ToSlash(p))
	if name == "-" {
		name = "./-" // standard input is called -
	}
	return strings.ReplaceAll(schema.EscapeName(name), "#", `\u0023`)
}

// PathOf splits an input_name into the path of the file and, from the # on, what is inside it. It is false when NameOf gives
// no such name.
func PathOf(name string) (path, inside string, ok bool) {
	path = name
	if i := strings.IndexByte(name, '#'); i >= 0 {
		path, inside = name[:i], name[i:]
	}
	path, ok = schema.UnescapeName(path)
	return path, inside, ok
}

// readList reads the paths of a list, one a line. Blank lines count for nothing.
func readList(ctx context.Context, p string, stdin io.Reader) ([]string, error) {
	r := stdin
	if p != "-" {
		f, err := patient.Await(ctx, func() (*os.File, error) { return os.Open(p) })
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	var names []string
	sc := bufio.NewScanner(patient.Reader(func() context.Context { return ctx }, r))
	for sc.Scan() {
		b := sc.Bytes()
		if len(names) == 0 {
			b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
		}
		if line := strings.TrimRight(string(b), "\r\n"); strings.TrimSpace(line) != "" {
			names = append(names, line)
		}
	}
	return names, sc.Err()
}

// isReadme reports whether a file found in a directory tells about the directory: README, readme.md, README.txt. Such a
// file is read when the user names it.
func isReadme(base string) bool {
	return strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), "readme")
}

// next returns the next file, or io.EOF.
func (f *files) next() (found, error) {
	for len(f.stack) > 0 {
		e := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		if skip := e.unread(); skip != "" {
			return found{name: e.name, skip: skip}, nil
		}
		if e.path == "-" {
			return found{path: e.path, name: e.name, lost: true}, nil
		}
		if file, ok := f.look(e); ok {
			return file, nil
		}
	}
	return found{}, io.EOF
}

// unread says why an entry is passed over, where its name or its directory tells.
func (e entry) unread() string {
	base := path.Base(e.name)
	switch {
	case e.skip != "":
		return e.skip
	case e.listed && strings.HasPrefix(base, "."):
		return "hidden-file"
	case e.listed && isReadme(base):
		return "readme"
	}
	return ""
}

// look asks the file system what an entry is. The entries of a directory come next; it is no file itself.
func (f *files) look(e entry) (_ found, ok bool) {
	info, err := os.Stat(e.path)
	switch {
	case err != nil:
		return found{name: e.name, err: errorf(Unreadable, "opening: %w", cause(err)), lost: !e.listed}, true
	case info.IsDir() && e.listed && isLink(e.path):
		return found{name: e.name, skip: "linked-directory"}, true
	case info.IsDir() && e.listed && f.isOutput(info):
		return found{name: e.name, skip: "output-directory"}, true
	case info.IsDir():
		if err := f.list(e.path); err != nil {
			return found{name: e.name, err: errorf(Unreadable, "listing the directory: %w", cause(err)), lost: true}, true
		}
		return found{}, false
	case e.listed && !info.Mode().IsRegular():
		return found{name: e.name, skip: "special-file"}, true
	}
	return found{path: e.path, name: e.name, lost: !e.listed}, true
}

func isLink(p string) bool {
	info, err := os.Lstat(p)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// list puts the entries of a directory on the stack.
func (f *files) list(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	skips := datasetSkips(dir)
	for _, e := range slices.Backward(entries) {
		in := fileEntry(filepath.Join(dir, e.Name()))
		in.listed, in.skip = true, skips[e.Name()]
		f.stack = append(f.stack, in)
	}
	return nil
}

// isOutput reports whether a directory is the one that the export writes to. It is looked at only now, because it may not
// have been there before.
func (f *files) isOutput(dir os.FileInfo) bool {
	if f.output == "" {
		return false
	}
	out, err := os.Stat(f.output)
	return err == nil && os.SameFile(dir, out)
}

// cause takes the path from an error of package os: the reject names it already, and in a form that is the same everywhere.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
