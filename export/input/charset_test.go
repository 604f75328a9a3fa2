package input

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// shared is where the evaluation data lies in a full workplace; a plain clone has none.
const shared = "../../../shared/eval/conformance"

func conformance(t *testing.T, suite string) string {
	t.Helper()
	dir := filepath.Join(shared, suite)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the conformance files are not here: %v", err)
	}
	return dir
}

// chardetNames are the directories of the chardet suite whose name is not that of a character set.
var chardetNames = map[string]string{"utf-16": "", "utf-32": "", "utf-8-sig": "utf-8", "ascii": "utf-8", "cp949": "euc-kr", "tis-620": "windows-874"}

// TestChardetSuite compares decoded text, not names: ISO 8859-1 and Windows-1252 give the same for most texts. Each file
// is read as it is, and once more without what it says of its own encoding.
func TestChardetSuite(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(conformance(t, "chardet"), "tests/*/*"))
	if err != nil || len(files) < 300 {
		t.Fatal(len(files), err)
	}
	// Character sets of which no decoder exists here: they must be refused, not misread.
	unknown := map[string]bool{"euc-tw": true, "johab": true}
	decl := regexp.MustCompile(`(?i)(encoding|charset)(\s*=\s*["']?)[-\w]+`)
	counts := map[string][3]int{} // files, right as they are, right undeclared
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		dir := strings.ToLower(filepath.Base(filepath.Dir(f)))
		name := dir
		for _, suffix := range []string{"-croatian", "-czech", "-hungarian", "-polish", "-romanian", "-slovak", "-slovene", "-bulgarian", "-russian", "-arabic", "-greek", "-turkish", "-hebrew"} {
			name = strings.TrimSuffix(name, suffix)
		}
		if n, ok := chardetNames[name]; ok {
			name = n
		}
		n := counts[dir]
		n[0]++
		for i, data := range [][]byte{b, decl.ReplaceAll(b, []byte("${1}${2}"))} {
			charset, skip := bom(data)
			if skip == 0 {
				charset = canonical(name)
			}
			want, _ := decodeAs(charset, data[skip:])
			got, gotName, err := Charset(data, sniffHTML(data[:min(len(data), headLen)]), "")
			if err == nil && got == want || (unknown[dir] || strings.Count(string(data), "\x00") > len(data)*9/10) && err != nil {
				n[i+1]++
				continue
			}
			t.Logf("%s (declared: %v): got %s %v", filepath.Join(dir, filepath.Base(f)), i == 0, gotName, err)
		}
		counts[dir] = n
	}
	total := [3]int{}
	for dir, n := range counts {
		for i := range n {
			total[i] += n[i]
		}
		if n[1] < n[0] || n[2] < n[0] {
			t.Logf("%s: %d files, %d right, %d right without declaration", dir, n[0], n[1], n[2])
		}
	}
	t.Logf("%d files, %d right, %d right without declaration", total[0], total[1], total[2])
	if total[1] < total[0]-1 || total[2] < total[0]-2 {
		t.Errorf("got %d and %d of %d right", total[1], total[2], total[0])
	}
}

// stories are the same kind of sentence in many languages, written for this test.
var stories = []struct {
	lang, text string
	charsets   []encoding.Encoding
}{
	{"cs", "Příliš mnoho řidičů podle ministra dopravy překračuje rychlost. Úřad včera oznámil, že pokuty se zvýší až o třetinu, což řada měst přivítala.", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"pl", "Rząd zapowiedział w środę, że opłaty za przejazd autostradą wzrosną. Związkowcy odpowiedzieli, że będą strajkować, jeśli ceny się zmienią.", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"hu", "A kormány szerdán bejelentette, hogy jövőre emelkedik az útdíj. A szakszervezetek szerint ez elfogadhatatlan, és sztrájkot hirdettek az ősz végére.", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"hr", "Vlada je u srijedu objavila da će cestarina porasti. Građani koji svaki dan voze na posao kažu da je to previše i traže niže cijene.", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"ro", "Guvernul a anunţat miercuri că taxele de drum vor creşte. Sindicatele spun că măsura este inacceptabilă şi că vor protesta în faţa palatului.", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}},
	{"tr", "Hükümet çarşamba günü otoyol ücretlerinin artacağını açıkladı. Sendikalar kararın kabul edilemez olduğunu söyledi ve greve gideceklerini duyurdu.", []encoding.Encoding{charmap.Windows1254, charmap.ISO8859_9}},
	{"lt", "Vyriausybė trečiadienį pranešė, kad kelių mokesčiai didės. Profesinės sąjungos žada streikuoti, jeigu sprendimas nebus pakeistas iki rudens pabaigos.", []encoding.Encoding{charmap.Windows1257, charmap.ISO8859_13}},
	{"de", "Die Regierung kündigte am Mittwoch an, dass die Maut für Lastwagen steigt. Die Verbände hießen das nicht gut und drohten mit Klagen über mehrere Jahre.", []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15, charmap.CodePage850, charmap.Macintosh}},
	{"fr", "Le gouvernement a annoncé mercredi que les péages augmenteraient. Les syndicats ont déjà prévenu qu'ils feraient grève à l'automne, dès la rentrée.", []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15, charmap.CodePage850}},
	{"es", "El Gobierno anunció el miércoles que los peajes subirán el próximo año. Los sindicatos dijeron que la decisión es inaceptable y convocarán huelgas.", []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15}},
	{"pt", "O governo anunciou na quarta-feira que os pedágios vão subir. Os sindicatos disseram que a decisão é inaceitável e que farão greves até o verão.", []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15}},
	{"sv", "Regeringen meddelade på onsdagen att vägavgifterna höjs. Facken säger att beslutet är oacceptabelt och hotar med strejk före höstens förhandlingar.", []encoding.Encoding{charmap.Windows1252}},
	{"ru", "Правительство объявило в среду, что плата за проезд вырастет. Профсоюзы ответили, что будут бастовать, если решение не отменят до конца осени.", []encoding.Encoding{charmap.Windows1251, charmap.KOI8R, charmap.ISO8859_5, charmap.CodePage866, charmap.MacintoshCyrillic}},
	{"uk", "Уряд оголосив у середу, що плата за проїзд зросте. Профспілки відповіли, що страйкуватимуть, якщо рішення не скасують. Її підтримали і міста.", []encoding.Encoding{charmap.Windows1251, charmap.KOI8U}},
	{"el", "Η κυβέρνηση ανακοίνωσε την Τετάρτη ότι τα διόδια θα αυξηθούν. Τα συνδικάτα απάντησαν ότι θα απεργήσουν αν η απόφαση δεν αλλάξει.", []encoding.Encoding{charmap.Windows1253, charmap.ISO8859_7}},
	{"ar", "أعلنت الحكومة يوم الأربعاء أن رسوم الطرق سترتفع. وقالت النقابات إن القرار غير مقبول وإنها ستبدأ إضرابا عاما في نهاية الخريف.", []encoding.Encoding{charmap.Windows1256, charmap.ISO8859_6}},
	{"he", "הממשלה הודיעה ביום רביעי כי אגרות הכביש יעלו. האיגודים השיבו כי ישבתו אם ההחלטה לא תשתנה עד סוף הסתיו.", []encoding.Encoding{charmap.Windows1255, charmap.ISO8859_8}},
	{"th", "รัฐบาลประกาศเมื่อวันพุธว่าค่าผ่านทางจะเพิ่มขึ้น สหภาพแรงงานกล่าวว่าจะนัดหยุดงานหากไม่มีการเปลี่ยนแปลง", []encoding.Encoding{charmap.Windows874}},
}

func TestDetect(t *testing.T) {
	for _, tt := range stories {
		for _, cs := range tt.charsets {
			name := "?"
			if s, ok := cs.(interface{ String() string }); ok {
				name = s.String()
			}
			t.Run(tt.lang+" "+name, func(t *testing.T) {
				b, err := cs.NewEncoder().Bytes([]byte(tt.text))
				if err != nil {
					t.Fatal(err)
				}
				got, gotName, err := Charset(b, false, "")
				if err != nil || got != tt.text {
					t.Errorf("got %s %q %v\nwant %q", gotName, got, err, tt.text)
				}
			})
		}
	}
}

func TestCharset(t *testing.T) {
	enc := func(e encoding.Encoding, s string) string {
		b, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	twice := func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			r := charmap.Windows1252.DecodeByte(s[i])
			if r == '\uFFFD' {
				r = rune(s[i]) // as browsers read the five bytes that are free
			}
			b.WriteRune(r)
		}
		return b.String()
	}
	ru := stories[12].text
	noise := ""
	for i := range 400 {
		noise += string([]byte{0x80 | byte(i*i*7+i*13)})
	}
	tests := []struct {
		name, in string
		markup   bool
		label    string
		want     string // text, or a reject code
		charset  string
	}{
		{"ASCII", "plain", false, "", "plain", "utf-8"},
		{"UTF-8", "Łódź", false, "", "Łódź", "utf-8"},
		{"UTF-8 behind a wrong label", "Łódź", false, "iso-8859-1", "Łódź", "utf-8"},
		{"UTF-8 whose first kilobyte is ASCII", strings.Repeat("plain ", 3000) + "Łódź", true, "", strings.Repeat("plain ", 3000) + "Łódź", "utf-8"},
		{"mark", "\xef\xbb\xbfx", false, "", "x", "utf-8"},
		{"mark before UTF-16", "\xff\xfeA\x00\x1e\x04", false, "utf-8", "AО", "utf-16le"},
		{"UTF-16 without mark", enc(encodings["utf-16be"], ru), false, "", ru, "utf-16be"},
		{"label", enc(charmap.KOI8R, "мир"), false, "koi8-r", "мир", "koi8-r"},
		{"label that is a server's default", enc(charmap.Windows1251, ru), false, "iso-8859-1", ru, "windows-1251"},
		{"label wrong, meta right", `<meta charset="windows-1251"><p>` + enc(charmap.Windows1251, ru), true, "iso-8859-1", `<meta charset="windows-1251"><p>` + ru, "windows-1251"},
		{"label unknown", enc(charmap.Windows1251, ru), false, "x-unknown", ru, "windows-1251"},
		{"meta", `<meta http-equiv=Content-Type content="text/html; charset=windows-1250"><p>` + enc(charmap.Windows1250, "žluťoučký kůň"), true, "", `<meta http-equiv=Content-Type content="text/html; charset=windows-1250"><p>žluťoučký kůň`, "windows-1250"},
		{"XML declaration", `<?xml version="1.0" encoding='ISO-8859-2'?><p>` + enc(charmap.ISO8859_2, "žluťoučký kůň"), true, "", `<?xml version="1.0" encoding='ISO-8859-2'?><p>žluťoučký kůň`, "iso-8859-2"},
		{"no meta in plain text", "charset=koi8-r <meta charset=koi8-r> caf\xe9", false, "", "charset=koi8-r <meta charset=koi8-r> café", "windows-1252"},
		{"quotes of Windows under a Latin-1 label", "\x93so\x94", false, "iso-8859-1", "“so”", "windows-1252"},
		{"UTF-8 cut in a character", strings.Repeat("żółw ", 20) + "\xc5", false, "", strings.Repeat("żółw ", 20) + "\uFFFD", "utf-8"},
		{"ISO-2022-KR", "\x1b$)C\x0eGQ1[\x0f ok", false, "", "한글 ok", "iso-2022-kr"},
		{"encoded twice", twice("Café in Łódź, dès l’été"), false, "", "Café in Łódź, dès l’été", "utf-8"},
		{"encoded three times", twice(twice("Café à Zürich")), false, "", "Café à Zürich", "utf-8"},
		{"encoded twice in part only", twice("Café à Zürich") + " é", false, "", twice("Café à Zürich") + " é", "utf-8"},
		{"too little to be sure", "SÃ£o", false, "", "SÃ£o", "utf-8"},
		{"zeros", strings.Repeat("\x00", 100), false, "", Binary, ""},
		{"image", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", false, "", Binary, ""},
		{"PDF", "%PDF-1.4\ntext", false, "", Binary, ""},
		{"a stray control", "some text of some length \x00 and more of it, so that one zero is not much", false, "", "some text of some length \x00 and more of it, so that one zero is not much", "utf-8"},
		{"noise", noise, false, "", Decode, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, name, err := Charset([]byte(tt.in), tt.markup, tt.label)
			if err != nil {
				got, name = CodeOf(err), ""
			}
			if got != tt.want || name != tt.charset {
				t.Errorf("got %q as %q (%v), want %q as %q", got, name, err, tt.want, tt.charset)
			}
		})
	}
}
