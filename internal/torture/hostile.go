package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// configuration is a flag that names a file, and the command that it belongs to.
var configuration = []struct {
	flag string
	args []string
}{
	{"--sources", []string{"export", "-q", "new.jsonl", "-o", "OUT", "--sources"}},
	{"--baseline", []string{"validate", "data", "--config", "none", "--fail-on", "never", "--baseline"}},
	{"--config", []string{"validate", "data", "--fail-on", "never", "--config"}},
	{"--schema", []string{"validate", "data", "--config", "none", "--fail-on", "never", "--schema"}},
}

// hostileFile is a file that no configuration should be.
type hostileFile struct {
	name string
	make func(path string) error
	fine []string // flags that may accept it
}

// text is a file with these contents.
func text(s string) func(string) error {
	return func(path string) error { return os.WriteFile(path, []byte(s), 0o666) }
}

// hostileFiles are all of them, drawn at random where bytes do not matter.
func hostileFiles(random *rand.Rand) []hostileFile {
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	var aliases, merges, rows, findings strings.Builder
	aliases.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	merges.WriteString("m0: &m0 {x: y}\n")
	for i := range 20 {
		fmt.Fprintf(&aliases, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
		fmt.Fprintf(&merges, "m%d: &m%d {<<: [*m%d, *m%d], k%d: v}\n", i+1, i+1, i, i, i)
	}
	rows.WriteString("name\tdomains\taliases\tmarks\n")
	for i := range 300_000 {
		fmt.Fprintf(&rows, "Outlet Number %d\toutlet%d.example\t\t\n", i, i)
	}
	findings.WriteString(`{"version": 1, "findings": [`)
	for i := range 300_000 {
		fmt.Fprintf(&findings, "%s{\"fingerprint\":\"%032x\",\"check\":\"DL101\",\"name\":\"missing-date\"}", map[bool]string{true: ",\n"}[i > 0], i)
	}
	findings.WriteString("]}")
	all := []hostileFile{
		{"nothing", text(""), []string{"--sources", "--config"}},
		{"a line end", text("\n"), []string{"--sources", "--config"}},
		{"noise", func(path string) error { return os.WriteFile(path, noise, 0o666) }, nil},
		{"zeros", text(strings.Repeat("\x00", 1<<20)), nil},
		{"a line of 70 MB", text(strings.Repeat("a", 70<<20)), nil},
		{"70 MB of lines", text(strings.Repeat("a\tb\n", 70<<18)), nil},
		{"600 MB", func(path string) error {
			return errors.Join(text("{")(path), os.Truncate(path, 600<<20))
		}, nil},
		{"a million brackets", text(strings.Repeat("[", 1_000_000)), nil},
		{"a million braces", text(strings.Repeat(`{"a":`, 1_000_000)), nil},
		{"a deep schema", text(strings.Repeat(`{"not":`, 10_000) + "{}" + strings.Repeat("}", 10_000)), nil},
		{"a schema that is its own alternative", text(`{"$ref":"#"}`), []string{"--schema"}},
		{"anchors inside themselves", text("checks: &a\n  missing-date: *a\n"), nil},
		{"anchors in a circle", text("a: &a [*b]\nb: &b [*a]\n"), nil},
		{"aliases of aliases", text(aliases.String()), nil},
		{"merges of merges", text(merges.String()), nil},
		{"deep YAML", text(strings.Repeat("- ", 20_000) + "x\n"), nil},
		{"tabs", text(strings.Repeat("\t", 100_000)), []string{"--sources"}},
		{"no UTF-8", text("name\tdomains\n\xff\xfe\x80\tx.example\n"), nil},
		{"UTF-16", text("\xff\xfen\x00a\x00m\x00e\x00\n\x00"), nil},
		{"controls", text("name\tdomains\n\x1b]0;x\a\tx.example\n"), []string{"--sources"}},
		{"a wrong header", text("nom\tdomaines\nx\ty.example\n"), nil},
		{"no domain", text("name\tdomains\nx\tnot a domain/../\n"), nil},
		{"300,000 outlets", text(rows.String()), []string{"--sources"}},
		{"300,000 findings", text(findings.String()), []string{"--baseline"}},
		{"half of a list", text(findings.String()[:1<<20]), nil},
		{"another version", text(`{"version": 99, "findings": []}`), []string{"--schema"}},
		{"other types", text(`{"version": "1", "findings": {"a": 1e999}}`), []string{"--schema"}},
		{"a directory", func(path string) error { return os.Mkdir(path, 0o777) }, nil},
		{"no file", func(string) error { return nil }, nil},
		{"a link to nowhere", func(path string) error { return os.Symlink("nowhere", path) }, nil},
		{"a link to itself", func(path string) error { return os.Symlink(filepath.Base(path), path) }, nil},
		{"a device without end", func(path string) error { return os.Symlink("/dev/zero", path) }, nil},
		{"a program's memory", func(path string) error { return os.Symlink("/proc/self/mem", path) }, nil},
	}
	return all
}

// hostile gives flags that name files what no such file should be. The program refuses it with code 2 and an error that names
// the file, in bounded memory, and ends.
func hostile(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	if err := makeDocuments(filepath.Join(dir, "new.jsonl"), 0, 20); err != nil {
		return err
	}
	if _, err := t.runs(0, dir, "export", "-q", "new.jsonl", "-o", "data"); err != nil {
		return err
	}
	for _, c := range configuration {
		k := t.kind(c.flag)
		peak, longest := int64(0), time.Duration(0)
		for i, f := range hostileFiles(k.random(0)) {
			if i%t.pick(1, 6) != 0 {
				continue
			}
			err := k.trial(f.name, func(trial string) error {
				path := filepath.Join(trial, "file")
				if err := f.make(path); err != nil {
					return err
				}
				e, err := t.run(dir, withOut(c.args, trial, path)...)
				if err != nil {
					return err
				}
				peak, longest = max(peak, e.peak), max(longest, e.took)
				switch named := strings.HasPrefix(e.stderr, "dateline: error: ") && strings.Contains(e.stderr, path); {
				case e.peak > mostBomb:
					return fmt.Errorf("%d MB of memory, more than %d", e.peak>>20, mostBomb>>20)
				case e.code == 0 && slices.Contains(f.fine, c.flag), e.code == 2 && named:
					return nil
				}
				return fmt.Errorf("exit code %d, want 2 and an error that names the file: %s%s", e.code, tail(e.stdout), tail(e.stderr))
			})
			if err != nil {
				return err
			}
		}
		for _, says := range []string{"", "{", "\x00\xff"} {
			err := k.trial(fmt.Sprintf("a pipe that gives %q and falls silent", says), func(trial string) error {
				return silentPipe(t, dir, trial, says, c.args)
			})
			if err != nil {
				return err
			}
		}
		k.done(fmt.Sprintf("peak %d MB", peak>>20), fmt.Sprintf("the longest took %s", longest.Round(100*time.Millisecond)))
	}
	return nil
}

// withOut completes arguments by the output directory and the file that the last flag names.
func withOut(args []string, trial, path string) []string {
	args = append(slices.Clone(args), path)
	if i := slices.Index(args, "OUT"); i >= 0 {
		args[i] = filepath.Join(trial, "out")
	}
	return args
}

// silentPipe terminates the program while it waits for a pipe: it must end by itself, with the code of an interruption.
func silentPipe(t *torture, dir, trial, says string, args []string) error {
	path := filepath.Join(trial, "file")
	if out, err := exec.Command("mkfifo", path).CombinedOutput(); err != nil {
		return fmt.Errorf("mkfifo: %w: %s", err, out)
	}
	p, err := t.start(dir, nil, withOut(args, trial, path)...)
	if err != nil {
		return err
	}
	var w *os.File
	p.await(func() bool { // until the program opens it to read
		w, err = os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		return err == nil
	})
	if err != nil {
		_, ended := p.wait()
		return errors.Join(fmt.Errorf("the pipe was not opened: %w: %s", err, &p.stderr), ended)
	}
	defer w.Close()
	if _, err := w.WriteString(says); err != nil {
		return err
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	e, err := p.wait()
	if err != nil {
		return err
	}
	if e.code != 130 || e.stderr != "dateline: interrupted\n" {
		return fmt.Errorf("exit code %d, want 130: %s", e.code, tail(e.stderr))
	}
	return nil
}
