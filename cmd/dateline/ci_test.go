package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

type action struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Name, Uses, If, Shell, Run string
			Env                            map[string]string
		}
	}
}

func readYAML(t *testing.T, name string, to any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, to); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func needsBash(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a POSIX shell")
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("needs bash, as GitHub's runners have it")
	}
}

var expression = regexp.MustCompile(`\$\{\{ *inputs\.([a-z-]+) *\}\}`)

// job is a GitHub job's surroundings. TestMain has put this test's own dateline on the PATH; RUNNER_TEMP, where the action
// builds one, comes before it.
type job struct {
	workspace, temp string
	env             []string
}

func newJob(t *testing.T) *job {
	t.Helper()
	j := &job{workspace: filepath.Join(t.TempDir(), "work space"), temp: t.TempDir()}
	if err := os.Mkdir(j.workspace, 0o777); err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	j.env = append(os.Environ(),
		"GITHUB_ACTION_PATH="+root,
		"RUNNER_TEMP="+j.temp,
		"GITHUB_OUTPUT="+filepath.Join(j.temp, "output"),
		"GITHUB_STEP_SUMMARY="+filepath.Join(j.temp, "summary.md"),
		"PATH="+j.temp+string(os.PathListSeparator)+os.Getenv("PATH"),
	)
	return j
}

// bash runs a script as a step with `shell: bash` runs.
func (j *job) bash(t *testing.T, script string, env ...string) (out string, code int) {
	t.Helper()
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = j.workspace, append(append([]string{}, j.env...), env...)
	text, err := cmd.CombinedOutput()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		t.Fatal(err)
	}
	return string(text), cmd.ProcessState.ExitCode()
}

func (j *job) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

func (j *job) has(name string) bool {
	_, err := os.Stat(filepath.Join(j.workspace, name))
	return err == nil
}

func TestAction(t *testing.T) {
	needsBash(t)
	var a action
	readYAML(t, "../../action.yml", &a)
	j := newJob(t)

	// step runs the step called name with the given inputs, the others having their defaults.
	step := func(name string, with map[string]string) (string, int) {
		for _, s := range a.Runs.Steps {
			if s.Name != name {
				continue
			}
			var env []string
			for k, v := range s.Env {
				env = append(env, k+"="+expression.ReplaceAllStringFunc(v, func(e string) string {
					input := expression.FindStringSubmatch(e)[1]
					def, ok := a.Inputs[input]
					if !ok {
						t.Errorf("%s uses the input %q, which there is not", name, input)
					}
					if given, ok := with[input]; ok {
						return given
					}
					return def.Default
				}))
			}
			return j.bash(t, s.Run, env...)
		}
		t.Fatalf("no step is called %q", name)
		return "", 0
	}

	if a.Runs.Using != "composite" {
		t.Errorf("using %q, want composite", a.Runs.Using)
	}
	for _, s := range a.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("step %q puts an expression into its script, where it could run as a command", s.Name)
		}
		if s.Run != "" && s.Shell != "bash" {
			t.Errorf("step %q names no shell, which a composite action must", s.Name)
		}
	}
	if out, code := step("build dateline", nil); code != 0 {
		t.Fatalf("the build step exits with %d: %s", code, out)
	}
	if out, code := j.bash(t, `dateline export "$GITHUB_ACTION_PATH/seeds" -o out && cp -r out "other out"`); code != 0 {
		t.Fatalf("export: %d: %s", code, out)
	}

	out, code := step("validate", nil)
	if code != 1 || !strings.Contains(out, "\n::error file=out/articles.jsonl,") && !strings.HasPrefix(out, "::error file=out/articles.jsonl,") {
		t.Errorf("exit code %d, want 1 and an annotation: %s", code, out)
	}
	if got := j.read(t, filepath.Join(j.temp, "output")); got != "exit-code=1\n" {
		t.Errorf("outputs %q, want %q", got, "exit-code=1\n")
	}
	if got := j.read(t, filepath.Join(j.temp, "summary.md")); !strings.HasPrefix(got, "## Dateline: ") {
		t.Errorf("step summary %q, want the Markdown report", got)
	}
	for _, name := range []string{"dateline.sarif", "dateline.html"} {
		if !j.has(name) {
			t.Errorf("%s is not there", name)
		}
	}

	if err := os.WriteFile(filepath.Join(j.workspace, "my policy.yaml"), []byte("checks:\n  missing-source: note\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		with map[string]string
		code int
		want string // in the output
	}{
		{"never fail", map[string]string{"fail-on": "never"}, 0, "::error "},
		{"ignored check", map[string]string{"ignore": "missing-source"}, 0, "5 rows checked"},
		{"two paths", map[string]string{"paths": "out\nother out\n"}, 1, "file=other out/articles.jsonl"},
		{"policy", map[string]string{"config": "my policy.yaml"}, 0, "::notice "},
		{"no such path", map[string]string{"paths": "nowhere"}, 3, "nowhere"},
		{"a path that is a command", map[string]string{"paths": "$(touch pwned)`touch pwned`;touch pwned"}, 3, "pwned"},
		{"a path like a flag", map[string]string{"paths": "--help"}, 3, "--help"},
		{"wrong severity", map[string]string{"fail-on": "fatal"}, 2, "fatal"},
		{"reports elsewhere", map[string]string{"sarif": "", "html": "my report.html"}, 1, "::error "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, code := step("validate", tt.with)
			if code != tt.code || !strings.Contains(out, tt.want) {
				t.Errorf("exit code %d, want %d and %q in the output: %s", code, tt.code, tt.want, out)
			}
		})
	}
	if j.has("pwned") {
		t.Error("an input ran as a command")
	}
	if !j.has("my report.html") {
		t.Error("my report.html is not there")
	}
}

func TestPreCommitHooks(t *testing.T) {
	needsBash(t)
	var hooks []struct {
		ID, Name, Entry, Language, Files string
		Args                             []string
		PassFilenames                    *bool `yaml:"pass_filenames"`
	}
	readYAML(t, "../../.pre-commit-hooks.yaml", &hooks)
	j := newJob(t)
	if out, code := j.bash(t, `dateline export "$GITHUB_ACTION_PATH/seeds" -o out`); code != 0 {
		t.Fatalf("export: %d: %s", code, out)
	}
	files := []string{"out/articles.jsonl", "out/articles.csv", "out/articles.parquet", "out/rejects.jsonl", "out/manifest.json", "src/main.go", "crawl/raw.jsonl"}
	for _, h := range hooks {
		t.Run(h.ID, func(t *testing.T) {
			var fit []string
			for _, f := range files {
				if regexp.MustCompile(h.Files).MatchString(f) {
					fit = append(fit, "'"+f+"'")
				}
			}
			passed := h.PassFilenames == nil || *h.PassFilenames
			if passed && len(fit) != 3 || !passed && len(fit) != 5 {
				t.Errorf("the hook runs for %q", fit)
			}
			command := h.Entry + " " + strings.Join(h.Args, " ")
			if passed {
				command += " " + strings.Join(fit, " ")
			}
			out, code := j.bash(t, command)
			if code != 1 || !strings.Contains(out, "DL201 missing-source") {
				t.Errorf("%s: exit code %d, want 1 for the record without a source: %s", command, code, out)
			}
			if out, code := j.bash(t, command+" --ignore missing-source"); code != 0 {
				t.Errorf("%s --ignore missing-source: exit code %d, want 0: %s", command, code, out)
			}
		})
	}
}

// TestCIDocument runs the commands of validate/CI.md, and holds its YAML against the action and the hooks.
func TestCIDocument(t *testing.T) {
	needsBash(t)
	text, err := os.ReadFile("../../validate/CI.md")
	if err != nil {
		t.Fatal(err)
	}
	j := newJob(t)
	if out, code := j.bash(t, `dateline export "$GITHUB_ACTION_PATH/seeds" -o out`); code != 0 {
		t.Fatalf("export: %d: %s", code, out)
	}
	var a action
	readYAML(t, "../../action.yml", &a)
	var hooks []struct{ ID string }
	readYAML(t, "../../.pre-commit-hooks.yaml", &hooks)
	known := map[string]bool{}
	for _, h := range hooks {
		known[h.ID] = true
	}

	report := regexp.MustCompile(`--(?:report \w+|write-baseline)[= ](\S+\.\w+)`)
	command := regexp.MustCompile(`(?m)(?:^|- |")(dateline validate [^'"\n]+)`)
	ran := 0
	for _, block := range regexp.MustCompile("(?s)```(\\w+)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		lang, body := block[1], block[2]
		if lang == "yaml" {
			var doc struct {
				Jobs map[string]struct {
					Steps []struct {
						Uses string
						With map[string]string
					}
				}
				Repos []struct{ Hooks []struct{ ID string } }
			}
			if err := yaml.Unmarshal([]byte(body), &doc); err != nil {
				t.Errorf("%v in\n%s", err, body)
			}
			for _, jb := range doc.Jobs {
				for _, s := range jb.Steps {
					for input := range s.With {
						if _, ok := a.Inputs[input]; strings.Contains(s.Uses, "/dateline@") && !ok {
							t.Errorf("the action has no input %q", input)
						}
					}
				}
			}
			for _, r := range doc.Repos {
				for _, h := range r.Hooks {
					if !known[h.ID] {
						t.Errorf("there is no hook %q", h.ID)
					}
				}
			}
		}
		// Within a block later commands use what earlier ones wrote.
		for line := range strings.Lines(body) {
			if lang == "sh" && !strings.Contains(line, "dateline validate") {
				if out, code := j.bash(t, line); code != 0 {
					t.Errorf("%s: exit code %d: %s", line, code, out)
				}
				continue
			}
			m := command.FindStringSubmatch(strings.ReplaceAll(strings.TrimSpace(line), `:$PATH" `, `"`))
			if m == nil {
				continue
			}
			ran++
			want := 1
			if strings.Contains(m[1], "never") || strings.Contains(m[1], "--baseline") {
				want = 0
			}
			if out, code := j.bash(t, m[1]); code != want {
				t.Errorf("%s: exit code %d, want %d: %s", m[1], code, want, out)
			}
			for _, f := range report.FindAllStringSubmatch(m[1], -1) {
				if !j.has(f[1]) {
					t.Errorf("%s does not write %s", m[1], f[1])
				}
			}
		}
	}
	if ran != 6 {
		t.Errorf("ran %d commands of the document, want 6", ran)
	}
}
