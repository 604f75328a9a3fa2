package input

import "bytes"

// magics begin files that are no text. Compressions and archives that this package reads are found before.
var magics = []struct {
	offset      int
	magic, kind string
}{
	{0, "%PDF-", "a PDF file; export it as text first"},
	{0, "\x89PNG\r\n", "a PNG image"},
	{0, "\xff\xd8\xff", "a JPEG image"},
	{0, "GIF87a", "a GIF image"},
	{0, "GIF89a", "a GIF image"},
	{8, "WAVEfmt ", "a WAVE sound"},
	{8, "WEBPVP8", "a WebP image"},
	{8, "AVI LIST", "an AVI film"},
	{0, "II*\x00", "a TIFF image"},
	{0, "MM\x00*", "a TIFF image"},
	{0, "\x00\x00\x01\x00", "an icon"},
	{4, "ftyp", "an MPEG-4 film"},
	{0, "\x1aE\xdf\xa3", "a Matroska film"},
	{0, "OggS", "an Ogg sound"},
	{0, "ID3\x03\x00", "an MP3 sound"},
	{0, "ID3\x04\x00", "an MP3 sound"},
	{0, "fLaC", "a FLAC sound"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document; export it as text or HTML first"},
	{0, "{\\rtf", "an RTF document; export it as text first"},
	{0, "7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"},
	{0, "Rar!\x1a\x07", "a RAR archive; unpack it first"},
	{0, "\x1f\x9d", "a .Z archive; unpack it first"},
	{0, "\x04\x22\x4d\x18", "an LZ4 archive; unpack it first"},
	{0, "\x7fELF", "a program"},
	{0, "MZ\x90", "a program"},
	{0, "\xca\xfe\xba\xbe", "a program"},
	{0, "\x00asm", "a program"},
	{0, "SQLite format 3\x00", "an SQLite database"},
	{0, "wOFF", "a font"},
	{0, "wOF2", "a font"},
	{0, "ARROW1\x00\x00", "an Arrow file"},
	{0, "Obj\x01", "an Avro file"},
}

// notText tells what the bytes are when they are no text; empty when they may be one.
func notText(b []byte) string {
	for _, m := range magics {
		if len(b) >= m.offset && bytes.HasPrefix(b[m.offset:], []byte(m.magic)) {
			return m.kind
		}
	}
	controls := 0
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b && c != 0x1a && c != '\b' {
			controls++
		}
	}
	// Scraped text holds a stray control now and then; two in a hundred bytes are no text.
	if controls > 0 && controls > len(b)/50 {
		return "no text: too many control bytes"
	}
	return ""
}
