package dateline

import (
	"strings"
	"testing"

	"dateline/schema/source"
)

// Each threshold has a case on either side of it. What a case tells is the text of the dateline, which is empty where
// none is read.

type textCase struct{ name, in, want string }

func checkTexts(t *testing.T, cases []textCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			if d, _ := Parse(tt.in, source.Default()); d.Text != tt.want {
				t.Errorf("Parse(%q) reads %q, want %q", tt.in, d.Text, tt.want)
			}
		})
	}
}

// caption gives n bytes of a photo's caption, as it runs into the lead where the end of its paragraph was lost.
func caption(n int) string {
	const text = "Fishermen mend their nets on the quay after three days of storm, which kept the whole fleet of the bay in port and " +
		"tore the roof off the auction hall, where buyers from all over the coast had gathered for the first herring of the " +
		"season and stayed for a night of songs, soup and card games under the lights of the generator that the lifeboat crew had lent"
	return text[:n-2] + ". "
}

// TestReach holds how far into a paragraph a dateline may stand in each of its forms.
func TestReach(t *testing.T) {
	checkTexts(t, []textCase{
		{"a mark within the reach", caption(328) + "VLADIVOSTOK, September 6. /TASS/. The", "VLADIVOSTOK, September 6. /TASS/"},
		{"a mark a byte beyond it", caption(329) + "VLADIVOSTOK, September 6. /TASS/. The", ""},
		{"a date within its reach", caption(188) + "REYKJAVIK, March 13 - The", "REYKJAVIK, March 13 -"},
		{"a date a byte beyond it", caption(190) + "REYKJAVIK, March 13 - The", ""},
		{"a mark without date or dash", "SANTA CRUZ DE TENERIFE, Canary Islands (Reuters) Rescuers", "SANTA CRUZ DE TENERIFE, Canary Islands (Reuters)"},
		{"the same behind longer places", "SANTA CRUZ DE TENERIFE, Canary Isles/Oslo (Reuters) Rescuers", ""},
		{"the same with a dash", "SANTA CRUZ DE TENERIFE, Canary Isles/Oslo (Reuters) - Rescuers", "SANTA CRUZ DE TENERIFE, Canary Isles/Oslo (Reuters) -"},
		{"places behind a mark", "(ANSA) - ROMA, FROSINONE, CASTEL GANDOLFO E CITTA DEL VATICANO, 2 FEBBRAIO - Il", "(ANSA) - ROMA, FROSINONE, CASTEL GANDOLFO E CITTA DEL VATICANO, 2 FEBBRAIO -"},
		{"longer places behind a mark", "(ANSA) - ROMA, FROSINONE, CASTEL GANDOLFO E CITTA DEL VATICANO, 22 FEBBRAIO 2031 - Il", "(ANSA) -"},
		{"a colon behind the date", "KATHMANDU, Lalitpur, Bhaktapur, Banepa, Dhulikhel, Panauti and Kirtipur, Sept 6: The", "KATHMANDU, Lalitpur, Bhaktapur, Banepa, Dhulikhel, Panauti and Kirtipur, Sept 6:"},
		{"a colon behind longer places", "KATHMANDU, Lalitpur, Bhaktapur, Banepa, Dhulikhel, Panauti and Kirtipur, Sept 16: The", ""},
		{"a dash before the mark", "МОСКВА, Нижний Новгород, Екатеринбург и Уфа, 7 апр — РИА Новости. Президент", "МОСКВА, Нижний Новгород, Екатеринбург и Уфа, 7 апр — РИА Новости."},
		{"a dash behind longer places", "МОСКВА, Нижний Новгород, Екатеринбург и Казань, 7 апр — РИА Новости. Президент", "МОСКВА, Нижний Новгород, Екатеринбург и Казань, 7 апр —"},
		{"a dash behind a place alone", "PETROPAVLOVSK-KAMCHATSKY, YELIZOVO DISTRICT, RUSSIA — The", "PETROPAVLOVSK-KAMCHATSKY, YELIZOVO DISTRICT, RUSSIA —"},
		{"a dash behind a longer one", "PETROPAVLOVSK-KAMCHATSKY, ALEXANDROVSK-SAKHALINSKY, SAKHALIN — The", ""},
		{"a mark behind commas", "VILNIUS, Kaunas, Klaipėda, Šiauliai, Panevėžys, Alytus, Marijampolė, 2031 m. rugsėjo 16 d., BNS. Vyriausybė", "VILNIUS, Kaunas, Klaipėda, Šiauliai, Panevėžys, Alytus, Marijampolė, 2031 m. rugsėjo 16 d., BNS."},
		{"a mark behind more of them", "VILNIUS, Kaunas, Klaipėda, Šiauliai, Panevėžys, Alytus, Marijampolė, Utena, 2031 metų rugsėjo mėnesio 16 d., BNS. Vyriausybė", ""},
		{"gaps between the signs", "BEIRUT (SANA)             - The", "BEIRUT (SANA)             -"},
		{"signs a table parts", "BEIRUT (SANA)              - The", "BEIRUT (SANA)"},
		{"a long date before a mark", "హైదరాబాద్, బుధవారం, 26 సెప్టెంబర్ 2017 (PTI) - ముఖ్యమంత్రి", "హైదరాబాద్, బుధవారం, 26 సెప్టెంబర్ 2017 (PTI) -"},
	})
}

// TestPlaceSize holds what is too long or too short for a place.
func TestPlaceSize(t *testing.T) {
	checkTexts(t, []textCase{
		{"many bytes", "Villahermosa, Coatzacoalcos, Cosoleacaque, Minatitlan, Tlacotalpan and San Andres Tuxtla (EFE) - Los", "Villahermosa, Coatzacoalcos, Cosoleacaque, Minatitlan, Tlacotalpan and San Andres Tuxtla (EFE) -"},
		{"more bytes", "Villahermosa, Coatzacoalcos, Cosoleacaque, Minatitlan, Tlacotalpan and San Cristobal Tuxtla (EFE) - Los", ""},
		{"nine words", "Oslo, Moss, Hamar, Voss, Molde, Lom, Otta, Moelv, Flora (NTB) - Regjeringen", "Oslo, Moss, Hamar, Voss, Molde, Lom, Otta, Moelv, Flora (NTB) -"},
		{"ten words", "Oslo, Moss, Hamar, Voss, Molde, Lom, Otta, Moelv, Flora, Gol (NTB) - Regjeringen", ""},
		{"four words alone", "SAN JUAN DEL SUR — The", "SAN JUAN DEL SUR —"},
		{"five words alone", "SAO JOSE DO RIO PRETO — The", ""},
		{"four words behind the date", "6 сентября, Великий Новгород, Старая Русса /ТАСС/. Река", "6 сентября, Великий Новгород, Старая Русса /ТАСС/."},
		{"five words behind the date", "6 сентября, Великий Новгород, Старая Русса, Чудово /ТАСС/. Река", ""},
		{"four letters alone", "OSLO — The", "OSLO —"},
		{"three letters alone", "UPS — The", ""},
		{"two words and a colon", "Sri Jayawardenepura, Sept 6: The", "Sri Jayawardenepura, Sept 6:"},
		{"three words and a colon", "Sri Jayawardenepura Kotte, Sept 6: The", ""},
		{"three letters behind a caption", "The ferry waits at dawn. AYR (AP) — The", "AYR (AP) —"},
		{"two letters behind a caption", "The ferry waits at dawn. PA (AP) — The", ""},
	})
}

// TestPlaceForm holds what belongs to a place, and what stands before it.
func TestPlaceForm(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"an abbreviation of seven letters inside", "Gander, Newfld., Canada (CP) - The", "Gander, Newfld., Canada"},
		{"a sentence's last word of eight", "Downtown Chicago. Evanston (AP) - The", ""},
		{"a state of five letters", "FRESNO, Calif. (AP) - The", "FRESNO, Calif."},
		{"a name of six", "BOSTON, Quincy. (AP) - The", "BOSTON, Quincy"},
		{"a name that runs into a place", "By Ann Reed ROME (AP) - The", "ROME"},
		{"a state of three letters in capitals", "Fort Wayne IND (AP) - The", "Fort Wayne IND"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d, _ := Parse(tt.in, source.Default()); d.Place != tt.want {
				t.Errorf("Parse(%q) reads the place %q, want %q", tt.in, d.Place, tt.want)
			}
		})
	}
}

// TestEastAsian holds what stands between the signs of Chinese, Japanese and Korean datelines.
func TestEastAsian(t *testing.T) {
	checkTexts(t, []textCase{
		{"twenty signs before the date", "新华社记者王小明李大海从法国首都巴黎中心9月6日电 法国", "新华社记者王小明李大海从法国首都巴黎中心9月6日电 "},
		{"twenty-one signs", "新华社记者王小明李大海从法国首都巴黎市中心9月6日电 法国", ""},
		{"a paper's place of six signs", "本报西双版纳景洪9月6日电 云南", "本报西双版纳景洪9月6日电 "},
		{"a paper's place of seven", "本报香港特别行政区9月6日电 香港", ""},
		{"the last day of a month", "（吉隆坡31日讯）首相", "（吉隆坡31日讯）"},
		{"Latin letters and a dash", "[Washington – Reuters] The", ""},
	})
}

// TestDayAlone holds the days that stand without their month.
func TestDayAlone(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"the last day of a month", "MADRID, 31 (EUROPA PRESS) - El", "---31"},
		{"a number that is no day", "MADRID, 32 (EUROPA PRESS) - El", ""},
		{"the last day in Japanese", "【東京31日共同】政府は", "---31"},
		{"no day in Japanese", "【東京32日共同】政府は", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := Parse(tt.in, source.Default())
			got := ""
			for _, m := range d.Mentions {
				got += m.Readings[0].String()
			}
			if got != tt.want {
				t.Errorf("Parse(%q) reads the day %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// TestMark holds what may be an agency's mark.
func TestMark(t *testing.T) {
	reg, err := source.Load(strings.NewReader("name\tkind\tmarks\n" +
		"Syrian News\tagency\tSANA\nBelarusian News\tagency\tBELTA|БЕЛТА\n" +
		"Fjord Press\tagency\tNordvestlandets Kystfiskeriforeningers Nyhetsformidling Kristiansund/Trondheimsfjorden\n" +
		"Fjord Radio\tagency\tNordvestlandets Kystfiskeriforeningers Nyhetsformidlingssamarbeidsgruppe Kristiansund/Trondheimsfjordkommunene\n" +
		"Fishing Press\tagency\tNorth Sea Fishing Press Service\nHarbour Press\tagency\tNorth Sea Fishing Harbour Press Service\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, in, mark, agency string }{
		{"a date before a mark and a dash", "OSLO, Sept 6 Nordvestlandets Kystfiskeriforeningers Nyhetsformidling Kristiansund/Trondheimsfjorden - The", "Nordvestlandets Kystfiskeriforeningers Nyhetsformidling Kristiansund/Trondheimsfjorden", "Fjord Press"},
		{"a date before a mark of more than 100 bytes", "OSLO, Sept 6 Nordvestlandets Kystfiskeriforeningers Nyhetsformidlingssamarbeidsgruppe Kristiansund/Trondheimsfjordkommunene - The", "", ""},
		{"a letter", "ROME, March 3 (A) - The", "", ""},
		{"two letters", "ROME, March 3 (AN) - The", "AN", ""},
		{"four letters in another case", "DAMASCUS, Sept 6 (Sana) - The", "Sana", ""},
		{"five letters in another case", "MINSK, Sept 6 (Belta) - The", "Belta", "Belarusian News"},
		{"five words before a desk", "OSLO, Sept 6 (North Sea Fishing Press Service Bergen) - The", "North Sea Fishing Press Service", "Fishing Press"},
		{"six words before a desk", "OSLO, Sept 6 (North Sea Fishing Harbour Press Service Bergen) - The", "", ""},
		{"four unknown words", "NAIROBI, Sept 6 (Mombasa Coast Morning Post) - The", "Mombasa Coast Morning Post", ""},
		{"five unknown words", "NAIROBI, Sept 6 (Mombasa Coast Sunday Morning Post) - The", "", ""},
		{"a state's two letters", "ALBANY, Sept 6 (N Y) - The", "", ""},
		{"two short words", "KYIV, Sept 6 (UP TV) - The", "UP TV", ""},
		{"several in sixty bytes", "OSLO, Sept 6 (SANA, BELTA, North Sea Fishing Press Service and Bodo Herald) - The", "SANA, BELTA, North Sea Fishing Press Service and Bodo Herald", "Syrian News"},
		{"several in more", "OSLO, Sept 6 (SANA, BELTA, North Sea Fishing Press Service and Hamar Herald) - The", "", ""},
		{"between commas at the end of the line", "OSLO, September 6, BELTA", "BELTA", "Belarusian News"},
		{"between commas before a gap", "OSLO, September 6, BELTA  The", "BELTA", "Belarusian News"},
		{"between commas in a sentence", "OSLO, September 6, BELTA reporters", "", ""},
		{"between commas in a Cyrillic sentence", "МИНСК, 6 сентября, БЕЛТА сообщает", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := Parse(tt.in, reg)
			agency := ""
			if d.Agency != nil {
				agency = d.Agency.Name
			}
			if d.Mark != tt.mark || agency != tt.agency {
				t.Errorf("Parse(%q) reads the mark %q of %q, want %q of %q", tt.in, d.Mark, agency, tt.mark, tt.agency)
			}
		})
	}
}
