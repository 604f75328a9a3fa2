package input

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Charset decodes the bytes of a document to UTF-8 and names the character set. label is what the transport states, such
// as the charset of an HTTP header. What decides, in this order:
//
//  1. a byte order mark;
//  2. zeros in the places where UTF-16 and UTF-32 have them;
//  3. the whole of the bytes is UTF-8, which no other text of any length is by chance, or has the escapes of ISO 2022;
//  4. the label, then what the document says of itself (XML declaration, and meta where markup is true), unless the
//     text that comes out makes no sense: labels are often a server's default;
//  5. nearly all of the bytes are UTF-8: the damaged ones become U+FFFD;
//  6. detection, checked against the alphabets of languages.
//
// A text that was encoded twice as UTF-8 is repaired when all of it was; see repair.
func Charset(b []byte, markup bool, label string) (text, name string, err error) {
	if name, n := bom(b); n > 0 {
		text, _ = decodeAs(name, b[n:])
		return text, name, nil
	}
	if name := wideUnits(b); name != "" {
		if g := try(name, b); g.fit > poorFit {
			return g.text, name, nil
		}
	}
	if name := escaped(b); name != "" && isASCII(b) {
		if text, bad := decodeAs(name, b); bad == 0 {
			return text, name, nil
		}
	}
	if kind := notText(b); kind != "" {
		return "", "", errorf(Binary, "the bytes are %s", kind)
	}
	if utf8.Valid(b) {
		return repair(string(b)), "utf-8", nil
	}
	best, believed := labelled(b, label, declared(b, markup))
	if believed {
		return best.text, best.name, nil
	}
	if text, ok := nearlyUTF8(b); ok {
		return text, "utf-8", nil
	}
	if g := detect(b); g.fit > best.fit {
		best = g
	}
	if best.fit < fairFit && (mostlyHigh(b) || best.text == "") {
		return "", best.name, errorf(Decode, "no known character set makes sense of the bytes; the best is %q", best.name)
	}
	return best.text, best.name, nil
}

// labelBonus is what a stated name is worth beside detected ones, even where its text looks odd.
const labelBonus = 0.1

// labelled reads b by the names that are stated of it. The first that makes sense is believed; else the best is given, or a
// guess below every other when no name is known.
func labelled(b []byte, labels ...string) (best guess, believed bool) {
	best = guess{fit: -1}
	for _, l := range labels {
		switch name := canonical(l); name {
		case "":
		case "utf-8":
			if text, ok := nearlyUTF8(b); ok {
				return guess{name: name, text: text}, true
			}
		default:
			g := try(name, b)
			if makesSense(g, b) {
				return g, true
			}
			if g.fit += labelBonus; g.fit > best.fit {
				best = g
			}
		}
	}
	return best, false
}

// makesSense reports whether a stated character set is believed for the text that it makes of b.
func makesSense(g guess, b []byte) bool {
	switch {
	case g.fit >= goodFit:
		return true
	case g.fit >= fairFit && multiByte[g.name]:
		return true
	}
	return g.fit >= poorFit && g.name == canonical(chardet.Detect(sampleOf(b)).Charset)
}

// bom names the character set that a byte order mark tells, and the mark's length.
func bom(b []byte) (string, int) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", "utf-8"},
		{"\xff\xfe\x00\x00", "utf-32le"},
		{"\x00\x00\xfe\xff", "utf-32be"},
		{"\xff\xfe", "utf-16le"},
		{"\xfe\xff", "utf-16be"},
		{"\x84\x31\x95\x33", "gb18030"},
	} {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return m.name, len(m.mark)
		}
	}
	return "", 0
}

// wideUnits recognises UTF-16 and UTF-32 without a mark by where the zeros stand. Even a text without a single Latin
// letter has spaces and line ends.
func wideUnits(b []byte) string {
	if len(b) < 4 || bytes.IndexByte(b, 0) < 0 {
		return ""
	}
	var zeros [4]int
	sample := b[:min(len(b), 64<<10)&^3]
	for i, c := range sample {
		if c == 0 {
			zeros[i%4]++
		}
	}
	n := len(sample) / 4
	if total := zeros[0] + zeros[1] + zeros[2] + zeros[3]; total < len(sample)/5 && printable(sample) > len(sample)*9/10 {
		return "" // a text with a stray zero
	}
	even, odd := zeros[0]+zeros[2], zeros[1]+zeros[3]
	switch {
	case zeros[0] == n && zeros[1] > n*9/10 && zeros[3] < n/10+1:
		return "utf-32be"
	case zeros[3] == n && zeros[2] > n*9/10 && zeros[0] < n/10+1:
		return "utf-32le"
	case even > 20*odd && even > n/50:
		return "utf-16be"
	case odd > 20*even && odd > n/50:
		return "utf-16le"
	}
	return ""
}

// mostlyHigh tells a text in an unknown encoding from one in English with a few odd bytes, which is no loss.
func mostlyHigh(b []byte) bool {
	n := 0
	for _, c := range b {
		if c >= 0x80 {
			n++
		}
	}
	return n > len(b)/10
}

func printable(b []byte) int {
	n := 0
	for _, c := range b {
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' {
			n++
		}
	}
	return n
}

// escaped recognises the seven-bit encodings that switch by escape sequences (RFC 1468, RFC 1557, RFC 1843).
func escaped(b []byte) string {
	switch {
	case bytes.Contains(b, []byte("\x1b$)C")):
		return "iso-2022-kr"
	case bytes.Contains(b, []byte("\x1b$B")), bytes.Contains(b, []byte("\x1b$@")):
		return "iso-2022-jp"
	case bytes.Contains(b, []byte("~{")) && bytes.Contains(b, []byte("~}")):
		return "hz-gb-2312"
	}
	return ""
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

var (
	xmlDecl  = regexp.MustCompile(`(?s)^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)`)
	metaDecl = regexp.MustCompile(`(?is)<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)`)
)

// declared finds what a document says of its own encoding. The standard asks for the first 1024 bytes; pages that hold it
// later exist, and no other reading of it does.
func declared(b []byte, markup bool) string {
	head := b[:min(len(b), 8192)]
	if m := xmlDecl.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	if markup {
		if m := metaDecl.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// encodings adds to the names of the WHATWG and IANA registries, or sets a superset in the place of what they name.
var encodings = map[string]encoding.Encoding{
	"utf-8":          unicode.UTF8,
	"utf-16le":       unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":       unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"utf-32le":       utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
	"utf-32be":       utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
	"gb18030":        simplifiedchinese.GB18030,
	"hz-gb-2312":     simplifiedchinese.HZGB2312,
	"big5":           traditionalchinese.Big5,
	"euc-kr":         korean.EUCKR,
	"euc-jp":         japanese.EUCJP,
	"shift_jis":      japanese.ShiftJIS,
	"iso-2022-jp":    japanese.ISO2022JP,
	"x-mac-cyrillic": charmap.MacintoshCyrillic,
	"ibm855":         charmap.CodePage855,
	"ibm850":         charmap.CodePage850,
	"ibm852":         charmap.CodePage852,
}

var aliases = map[string]string{
	"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030",
	"cp932": "shift_jis", "ms932": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis",
	"cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "ks_c_5601-1987": "euc-kr", "cp950": "big5",
	"maccyrillic": "x-mac-cyrillic", "macroman": "macintosh", "utf8": "utf-8", "utf-8-sig": "utf-8",
	"utf-16": "", "utf-32": "", "us-ascii": "", "ascii": "",
}

// multiByte are the character sets whose rules a text of another one breaks soon: fit counts that heavily.
var multiByte = map[string]bool{"gb18030": true, "big5": true, "euc-kr": true, "euc-jp": true, "shift_jis": true}

// canonical gives the one name that decodeAs knows for a label; empty when it knows none, or when the label cannot be
// true of bytes that are neither ASCII nor in wide units.
func canonical(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "" {
		return ""
	}
	if name, ok := aliases[label]; ok {
		return name
	}
	if _, ok := encodings[label]; ok {
		return label
	}
	if label == "iso-2022-kr" {
		return label
	}
	if e, name := charset.Lookup(label); e != nil && e != encoding.Replacement {
		if a, ok := aliases[name]; ok {
			return a
		}
		return name
	}
	if e, err := ianaindex.IANA.Encoding(label); err == nil && e != nil {
		return label
	}
	return ""
}

// encodingOf finds the encoding of a name that canonical gave; nil for iso-2022-kr.
func encodingOf(name string) encoding.Encoding {
	if e := encodings[name]; e != nil {
		return e
	}
	if e, _ := charset.Lookup(name); e != nil {
		return e
	}
	e, _ := ianaindex.IANA.Encoding(name)
	return e
}

// decodeAs decodes b and counts the bytes that have no meaning; they become U+FFFD.
func decodeAs(name string, b []byte) (text string, bad int) {
	if name == "iso-2022-kr" {
		name, b = "euc-kr", fromISO2022KR(b)
	}
	e := encodingOf(name)
	if e == nil {
		return "", len(b)
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		bad++
	}
	return string(out), bad + bytes.Count(out, []byte("\uFFFD"))
}

// fromISO2022KR turns the shifted seven-bit form of Korean (RFC 1557) into EUC-KR.
func fromISO2022KR(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("\x1b$)C"), nil)
	out := make([]byte, 0, len(b))
	shifted := false
	for _, c := range b {
		switch {
		case c == 0x0e:
			shifted = true
		case c == 0x0f:
			shifted = false
		default:
			if c == '\n' {
				// RFC 1557: every line begins in ASCII.
				shifted = false
			}
			if shifted && c > 0x20 && c < 0x7f {
				c |= 0x80
			}
			out = append(out, c)
		}
	}
	return out
}

// nearlyUTF8 decodes UTF-8 that is damaged in few places: cut in the middle of a character, or with a foreign piece
// pasted in. At least nineteen of twenty characters beyond ASCII have to be whole.
func nearlyUTF8(b []byte) (string, bool) {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			whole++
		}
		i += n
	}
	if whole < 5 || broken*19 > whole {
		return "", false
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"), true
}
