package bombs

import (
	"encoding/binary"
	"hash/crc32"
)

// ZstdWindow stores s in a frame of zstd with a window of 2 to the power of 10 and exponent (RFC 8878, section 3.1.1.1.2).
func ZstdWindow(exponent byte, s string) string {
	block := uint32(len(s))<<3 | 1
	return "\x28\xb5\x2f\xfd\x00" + string([]byte{exponent << 3, byte(block), byte(block >> 8), byte(block >> 16)}) + s
}

// XZ stores s as xz, whose dictionary is to be of the size that property says: 28 is 64 MB, 40 nearly 4 GB.
func XZ(property byte, s string) string {
	sum := func(b string) string {
		return b + string(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(b))))
	}
	pad := func(b string) string { return b + "\x00\x00\x00"[:(4-len(b)%4)%4] }
	const flags = "\x00\x01" // CRC-32
	head := sum("\x02\x00\x21\x01" + string([]byte{property}) + "\x00\x00\x00")
	data := "\x01" + string(binary.BigEndian.AppendUint16(nil, uint16(len(s)-1))) + s + "\x00"
	unpadded := binary.AppendUvarint(nil, uint64(len(head)+len(data)+4))
	index := sum(pad("\x00\x01" + string(binary.AppendUvarint(unpadded, uint64(len(s))))))
	tail := string(binary.LittleEndian.AppendUint32(nil, uint32(len(index)/4-1))) + flags
	return "\xfd7zXZ\x00" + sum(flags) + head + pad(data) + sum(s)[len(s):] + index + sum(tail)[6:] + tail + "YZ"
}
