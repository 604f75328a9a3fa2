package input

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// maxNesting is how deep articles are looked for inside objects and arrays: an object is looked at once for each level above it.
// Answers of services have 3 to 5 levels.
const maxNesting = 16

// partKeys name members of articles whose objects have texts of their own and are no articles.
var partKeys = wordSet("comments comment replies reply answers related relatedarticles relatedstories recommended")

// containerKeys name lists in the answers of services and in dumps, and are no outlets.
var containerKeys = wordSet(`articles items item results result documents docs hits entries entry news newspapers papers outlets
	sources sites websites feeds feed channels channel records stories data dataset rows posts pages page value values response
	payload output list collection objects nodes edges node content`)

// jsonRole is what an object is among others.
type jsonRole int

const (
	jsonOther     jsonRole = iota
	jsonDocument           // an article or raw document, also one that lacks its text
	jsonContainer          // documents are inside it
)

// jsonShape is what one look at a value shows.
type jsonShape struct {
	object, empty    bool
	text             bool // a string or list of strings with something in it; an object that has one as its text or page
	headless         bool // an object with a headline and more that is said of articles
	document         bool // an object that is a document, having a text itself or in what services wrap articles in
	textIn, headIn   bool // objects with text, or headless, are inside
	wholeIn          bool // objects with headline and text and more are inside, beside what wraps the article
	deep             bool // something is nested deeper than maxNesting, where nothing is looked at
	label            string
	isLabel, inText  bool // the label is the publisher's; the value ends with b, inside a string
	headline, beside bool
}

func (s *jsonShape) role() jsonRole {
	switch {
	case s.document:
		return jsonDocument
	case s.textIn:
		return jsonContainer
	case s.headless:
		return jsonDocument
	case s.headIn:
		return jsonContainer
	}
	return jsonOther
}

// holdsMore reports whether there is more to read in it than one document, or what is too deep to be looked at.
func (s *jsonShape) holdsMore() bool {
	role := s.role()
	return role == jsonContainer || s.wholeIn || role == jsonOther && s.deep
}

// shapeOf looks at the value that b begins with, as far as b reaches, in one pass. What is no JSON ends the look.
func (s *Source) shapeOf(b []byte) jsonShape {
	l := jsonLook{src: s, b: b}
	return l.value(0)
}

// jsonLook goes once over a JSON text.
type jsonLook struct {
	src *Source
	b   []byte
	i   int // of the next byte
}

// next passes over blanks, commas and colons and gives the byte behind them, 0 at the end.
func (l *jsonLook) next() byte {
	for l.i < len(l.b) && (l.b[l.i] <= ' ' || l.b[l.i] == ',' || l.b[l.i] == ':') {
		l.i++
	}
	if l.i == len(l.b) {
		return 0
	}
	return l.b[l.i]
}

func (l *jsonLook) value(depth int) (s jsonShape) {
	switch c := l.next(); {
	case c == '{' && depth < maxNesting:
		return l.object(depth)
	case c == '[' && depth < maxNesting:
		return l.array(depth)
	default:
		begin := l.i
		l.i += jsonEnd(l.b[l.i:])
		raw := l.b[begin:l.i]
		s.deep = (c == '{' || c == '[') && len(raw) > len("{}")
		s.text = c == '"' && len(bytes.Trim(raw, "\" \t")) > 0
		s.empty = c == '"' && !s.text || string(raw) == "null"
		s.inText = c == '"' && l.i == len(l.b)
		return s
	}
}

func (l *jsonLook) array(depth int) (s jsonShape) {
	l.i++
	s.empty = true
	for c := l.next(); c != 0 && c != ']'; c = l.next() {
		at := l.i
		v := l.value(depth + 1)
		if l.i == at {
			return s
		}
		s.text = s.text || s.empty && v.text && !v.object
		s.hold(&v)
		s.empty = false
	}
	l.i = min(l.i+1, len(l.b))
	return s
}

func (l *jsonLook) object(depth int) (s jsonShape) {
	l.i++
	s.object = true
	wrapped, others := false, false
	for l.next() == '"' {
		key := l.i
		l.i += jsonEnd(l.b[l.i:])
		name := jsonString(l.b[key:l.i])
		l.next()
		at := l.i
		v := l.value(depth + 1)
		if l.i == at {
			break
		}
		s.inText = v.inText && !v.object
		field, plain := l.src.fieldOf(name), plainName(name)
		l.note(&s, field, plain, &v, l.b[at:l.i])
		if partKeys[plain] {
			continue
		}
		if v.object && l.src.mappedText(name, l.b[at:l.i]) {
			s.text = true
			continue
		}
		before := s.wholeIn
		s.hold(&v)
		switch has := v.textIn || v.object && v.text; {
		case v.object && v.text && slices.Contains(wrappings, plain) && !wrapped:
			wrapped, s.wholeIn = true, before || v.wholeIn
		case has:
			others = true
		}
	}
	l.i = min(l.i+1, len(l.b))
	s.headless = s.headline && s.beside
	s.document = s.text || wrapped && !others
	return s
}

// hold takes over what is inside v, which is inside s.
func (s *jsonShape) hold(v *jsonShape) {
	own := v.object && v.text
	s.textIn = s.textIn || v.textIn || own
	s.headIn = s.headIn || v.headIn || v.headless
	s.wholeIn = s.wholeIn || v.wholeIn || own && v.headless
	s.deep = s.deep || v.deep
}

// note takes what a member says of the object that it belongs to.
func (l *jsonLook) note(s *jsonShape, field, plain string, v *jsonShape, raw []byte) {
	switch {
	case v.empty:
	case field == "body" || field == "html":
		s.text = s.text || v.text && !v.object
	case field == "headline" && plain != "name": // which persons and companies have
		s.headline = true
	case field == "url", field == "published", field == "description", field == "authors", field == "byline":
		s.beside = true
	}
	if s.isLabel || len(raw) == 0 || raw[0] != '"' {
		return
	}
	if s.isLabel = field == "source"; s.isLabel || plain == "name" || plain == "title" {
		s.label = jsonString(raw)
	}
}

// jsonEnd returns the length of the value that b begins with, as far as b reaches; 0 when none begins there.
func jsonEnd(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	switch b[0] {
	case '"':
		return jsonStringEnd(b)
	case '{', '[':
	default:
		i := 0
		for i < len(b) && scalarByte(b[i]) {
			i++
		}
		return i
	}
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i += jsonStringEnd(b[i:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

func jsonStringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// jsonString reads a JSON string, empty where it is none.
func jsonString(b []byte) (s string) {
	if len(b) >= 2 && bytes.IndexByte(b, '\\') < 0 {
		return string(b[1 : len(b)-1])
	}
	_ = json.Unmarshal(b, &s)
	return s
}

// fieldOf says which field the source keeps under a key of JSON, empty when it is none that we know.
func (s *Source) fieldOf(key string) string {
	for field, name := range s.opts.Map {
		if name == key {
			return field
		}
	}
	if field := knownNames[knownName(key)]; s.opts.Map[field] == "" {
		return field
	}
	return ""
}

// mappedText reports whether the object b, which stands under key, holds the text or page of the object around it, because the caller
// says so: body=story.content.
func (s *Source) mappedText(key string, b []byte) bool {
	for _, field := range []string{"body", "html"} {
		if path, ok := strings.CutPrefix(s.opts.Map[field], key+"."); ok {
			var v any
			if json.Unmarshal(b, &v) == nil {
				if text, _ := reach(v, path); paragraphs(text) != "" {
					return true
				}
			}
		}
	}
	return false
}
