package schema

import (
	"encoding/binary"
	"errors"
)

// AppendBinary appends the record in a form that UnmarshalBinary reads back equal, up to what its columns cannot hold:
// fractions of seconds, and days that do not exist. It is a form for files that a program writes for itself, as between two
// passes: it names no version and no fields. It implements encoding.BinaryAppender and never fails.
func (r *Record) AppendBinary(b []byte) ([]byte, error) {
	for i := range Fields {
		f := &Fields[i]
		if f.IsNull(r) {
			b = append(b, 0)
			continue
		}
		n := f.Len(r)
		b = binary.AppendUvarint(b, uint64(n))
		text := f.Rule.Kind.Type().Storage == StoredText
		for item := range n {
			if text {
				s := f.Text(r, item)
				b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
			} else {
				b = binary.AppendVarint(b, f.Number(r, item))
			}
		}
	}
	return b, nil
}

// errBinary reports that bytes are not what AppendBinary wrote.
var errBinary = errors.New("these bytes are no record")

// UnmarshalBinary reads what AppendBinary wrote, and nothing behind it, over all members of r. It keeps no part of b.
func (r *Record) UnmarshalBinary(b []byte) error {
	in := binaryReader{string(b)} // one copy, of which all texts are parts
	for i := range Fields {
		f := &Fields[i]
		f.Clear(r)
		n, ok := in.count()
		text := f.Rule.Kind.Type().Storage == StoredText
		for range n {
			if !ok {
				return errBinary
			}
			var s string
			var v int64
			if text {
				if s, ok = in.text(); ok {
					ok = f.Add(r, s) == nil
				}
			} else if v, ok = in.number(); ok {
				f.AddNumber(r, v)
			}
		}
		if !ok {
			return errBinary
		}
	}
	if in.left != "" {
		return errBinary
	}
	return nil
}

// binaryReader takes values from the front of what is left.
type binaryReader struct{ left string }

func (in *binaryReader) number() (int64, bool) {
	u, ok := in.uvarint()
	return int64(u>>1) ^ -int64(u&1), ok // zigzag, as in encoding/binary
}

func (in *binaryReader) text() (string, bool) {
	n, ok := in.count()
	if !ok {
		return "", false
	}
	s := in.left[:n]
	in.left = in.left[n:]
	return s, true
}

// count reads a number of bytes or values that follow, each of at least one byte.
func (in *binaryReader) count() (int, bool) {
	u, ok := in.uvarint()
	if !ok || u > uint64(len(in.left)) {
		return 0, false
	}
	return int(u), true
}

// uvarint is binary.Uvarint for a string.
func (in *binaryReader) uvarint() (uint64, bool) {
	var u uint64
	for i := 0; i < len(in.left) && i < binary.MaxVarintLen64; i++ {
		c := in.left[i]
		u |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			in.left = in.left[i+1:]
			return u, true
		}
	}
	return 0, false
}
