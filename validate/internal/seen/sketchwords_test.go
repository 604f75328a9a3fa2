package seen

import (
	"strings"
	"testing"
)

func BenchmarkSketch(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"latin", strings.Join(text(1, 800), " ")},
		{"cyrillic", strings.Repeat("Порт открыли после шторма, и паром снова вышел в море в понедельник. ", 60)},
		{"han", strings.Repeat("港は嵐の後に再開しフェリーは月曜日に再び出航した。", 60)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				NewSketch(c.text)
			}
		})
	}
}
