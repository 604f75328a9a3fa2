package input

import (
	"archive/tar"
	"bytes"
	"io"
	"strconv"
	"strings"
)

var tarFormat = &Format{
	Name:      "tar",
	Doc:       "Tar archive of files of any format.",
	Exts:      []string{".tar", ".tgz"},
	archive:   true,
	Sniff:     sniffTar,
	NewReader: newTar,
}

// sniffTar checks the sum of the first header: the oldest tars have no magic, and a text may hold "ustar" by chance.
func sniffTar(head []byte) bool {
	if len(head) < 512 || head[0] == 0 {
		return false
	}
	sum := int64(0)
	for i, c := range head[:512] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int64(c)
	}
	field := strings.Trim(string(head[148:156]), " \x00")
	want, err := strconv.ParseInt(field, 8, 64)
	return err == nil && sum == want && bytes.IndexByte(head[:100], 0) > 0
}

func newTar(s *Source) Reader {
	t := tar.NewReader(s.r)
	return newArchive(s, func() (member, error) {
		for {
			h, err := t.Next()
			if err != nil {
				return member{}, archiveError("tar archive", err)
			}
			name := memberName(h.Name)
			switch h.Typeflag {
			case tar.TypeReg, tar.TypeGNUSparse:
				if skip := furniture(name); skip != "" {
					return member{name: name, skip: skip}, nil
				}
				return member{name: name, r: &tarBody{t}}, nil
			case tar.TypeDir, tar.TypeXGlobalHeader:
			case tar.TypeLink, tar.TypeSymlink:
				return member{name: name, skip: "link"}, nil
			default:
				return member{name: name, skip: "special-file"}, nil
			}
		}
	})
}

// tarBody gives errors of reading a member their code.
type tarBody struct{ r io.Reader }

func (b *tarBody) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil {
		err = archiveError("tar archive", err)
	}
	return n, err
}
