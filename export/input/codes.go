package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// Code is one reason to reject a document. Names are stable: scripts may rely on them.
type Code struct {
	Name, Doc string
}

// The reject codes of this package.
const (
	Empty         = "empty"
	Binary        = "binary"
	TooLarge      = "too-large"
	Decode        = "decode"
	Truncated     = "truncated"
	Syntax        = "syntax"
	NoText        = "no-text"
	Unreadable    = "unreadable"
	Ratio         = "ratio"
	TooDeep       = "too-deep"
	TooMany       = "too-many-members"
	Encrypted     = "encrypted"
	HTTPStatus    = "http-status"
	NotHTML       = "not-html"
	UnknownFormat = "unknown-format"
)

// Codes documents the reject codes of this package, in the order of their names.
var Codes = []Code{
	{Binary, "The bytes are not text in any known form: an image, a program, an office document."},
	{Decode, "The compression, transfer coding or character set is damaged or unknown."},
	{Empty, "There are no bytes, or only white space."},
	{Encrypted, "The member of an archive is locked with a password."},
	{HTTPStatus, "The crawler got no page: the status of the answer is not 2xx."},
	{NoText, "A structured record names neither a text nor a page; --map tells which key or column holds it."},
	{NotHTML, "The crawled resource is neither a page nor plain text: an image, a script, a feed."},
	{Ratio, "The file decompresses to more than the limit allows for its size, as archives made to do harm do."},
	{Syntax, "The line, record or row does not follow the rules of its format."},
	{TooDeep, "Archives and compressions, elements of XML or objects of JSON are nested deeper than the limit."},
	{TooLarge, "The document is larger than the limit."},
	{TooMany, "The archive has more members than the limit; those beyond it are not read."},
	{Truncated, "The file ends inside the document."},
	{UnknownFormat, "The file is structured, but not in a way that is known to hold articles."},
	{Unreadable, "The system does not let the file be read, or it is not there."},
}

// Error is why a document, or the rest of a source, cannot be read.
type Error struct {
	Code string // one of Codes
	Err  error
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// errorf builds an Error; %w wraps as in fmt.Errorf.
func errorf(code, format string, args ...any) *Error {
	return &Error{code, fmt.Errorf(format, args...)}
}

// CodeOf returns the reject code that belongs to an error of reading: that of the Error in it, or what the cause implies.
func CodeOf(err error) string {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Code
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Truncated
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist):
		return Unreadable
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return Unreadable
	}
	return Decode
}

const snippetLen = 80

// snippet shortens b to one line of valid UTF-8 that a person can recognise the document by.
func snippet(b []byte) string {
	if len(b) > 4*snippetLen {
		b = b[:4*snippetLen]
	}
	var s strings.Builder
	space := false
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		if r <= ' ' || r == 0x7f {
			space = s.Len() > 0
			continue
		}
		if s.Len()+utf8.RuneLen(r)+1 > snippetLen {
			break
		}
		if space {
			s.WriteByte(' ')
			space = false
		}
		s.WriteRune(r)
	}
	return s.String()
}
