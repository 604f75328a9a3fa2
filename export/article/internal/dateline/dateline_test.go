package dateline

import (
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

// TestParseDateline holds one case for each form of the world's agencies, and near misses, which have no dateline at all.
func TestParseDateline(t *testing.T) {
	for _, tt := range []struct{ in, place, date, agency, text string }{
		{"PITTSBURGH, PA., April 2 - Mellon", "PITTSBURGH, PA.", "--04-02", "", "PITTSBURGH, PA., April 2 -"},
		{"KANSAS CITY, Mo., April 13 - The", "KANSAS CITY, Mo.", "--04-13", "", "KANSAS CITY, Mo., April 13 -"},
		{"MOSCOW, Sept. 31 (Reuters) - The", "MOSCOW", "none", "Reuters", "MOSCOW, Sept. 31 (Reuters) -"},
		{"MOSCOW, February 30. /TASS/. The", "MOSCOW", "none", "TASS", "MOSCOW, February 30. /TASS/."},
		{"ROME, Feb. 29, 2017 - The", "ROME", "none", "", "ROME, Feb. 29, 2017 -"},
		{"(ANSA) - ROMA, 31 GIU - Il", "ROMA", "none", "ANSA", "(ANSA) - ROMA, 31 GIU -"},
		{"新华社北京9月31日电 中国", "北京", "none", "Xinhua", "新华社北京9月31日电 "},
		{"ROME, Feb. 29 - The", "ROME", "--02-29", "", "ROME, Feb. 29 -"},
		{"New Delhi [India], Sep 6 (ANI): The", "New Delhi [India]", "--09-06", "ANI", "New Delhi [India], Sep 6 (ANI):"},
		{"KATHMANDU, Sept 6: The", "KATHMANDU", "--09-06", "", "KATHMANDU, Sept 6:"},
		{"Srinagar, Sep 06: The", "Srinagar", "--09-06", "", "Srinagar, Sep 06:"},
		{"Update, Sept. 6: The", "", "", "", ""},
		{"Correction, Sept. 6: The", "", "", "", ""},
		{"Monday, Sept. 6: The museum", "", "", "", ""},
		{"Editor's Note, Sept. 6: The", "", "", "", ""},
		{"BAKU, Azerbaijan, Sept.6. The", "BAKU, Azerbaijan", "--09-06", "", "BAKU, Azerbaijan, Sept.6."},
		{"Born in Boston, Sept. 6. The", "", "", "", ""},
		{"6 сентября, Минск /Корр. БЕЛТА/. Президент", "Минск", "--09-06", "BelTA", "6 сентября, Минск /Корр. БЕЛТА/."},
		{"6 сентября, Минск /Иван Рогов - БЕЛТА/. Президент", "Минск", "--09-06", "BelTA", "6 сентября, Минск /Иван Рогов - БЕЛТА/."},
		{"МОСКВА, 6 сентября. /Корр. ТАСС Иван Рогов/. Президент", "МОСКВА", "--09-06", "TASS", "МОСКВА, 6 сентября. /Корр. ТАСС Иван Рогов/."},
		{"МОСКВА, 6 сен — РИА Новости, Иван Рогов. Президент", "МОСКВА", "--09-06", "RIA Novosti", "МОСКВА, 6 сен — РИА Новости, Иван Рогов."},
		{"VILNIUS, rugsėjo 6 d., BNS. Vyriausybė", "VILNIUS", "--09-06", "BNS", "VILNIUS, rugsėjo 6 d., BNS."},
		{"Baku, September 6, AZERTAC", "Baku", "--09-06", "AZERTAC", "Baku, September 6, AZERTAC"},
		{"The vote on September 6, Reuters. The", "", "", "", ""},
		{"TBILISI (Agenda.ge), 6 Sep 2017 - The", "TBILISI", "2017-09-06", "Agenda.ge", "TBILISI (Agenda.ge), 6 Sep 2017 -"},
		{"LONDON, UK / ACCESSWIRE / September 6, 2017 / Acme", "LONDON, UK", "2017-09-06", "Accesswire", "LONDON, UK / ACCESSWIRE / September 6, 2017 /"},
		{"NEW YORK--(BUSINESS WIRE)--Sep 6, 2017--Acme", "NEW YORK", "2017-09-06", "Business Wire", "NEW YORK--(BUSINESS WIRE)--Sep 6, 2017--"},
		{"NEW YORK (Reuters) - September 6, 2017 was", "NEW YORK", "", "Reuters", "NEW YORK (Reuters) -"},
		{"الكويت - 6 - 9 (كونا) -- قال", "الكويت", "--09-06", "KUNA", "الكويت - 6 - 9 (كونا) --"},
		{"القاهرة في 6 سبتمبر / أ ش أ / أعلن", "القاهرة", "--09-06", "MENA", "القاهرة في 6 سبتمبر / أ ش أ /"},
		{"Jakarta, 16/9 (ANTARA) - Presiden", "Jakarta", "--09-16", "Antara", "Jakarta, 16/9 (ANTARA) -"},
		{"BRUSSEL 6/9 (BELGA) = De", "BRUSSEL", "--09-06 --06-09", "Belga", "BRUSSEL 6/9 (BELGA) ="},
		{"MADRID, 6 (EUROPA PRESS) - El", "MADRID", "---06", "Europa Press", "MADRID, 6 (EUROPA PRESS) -"},
		{"JAKARTA, KOMPAS.com - Presiden", "JAKARTA", "", "Kompas", "JAKARTA, KOMPAS.com -"},
		{"TEMPO.CO, Jakarta - Presiden", "Jakarta", "", "Tempo", "TEMPO.CO, Jakarta -"},
		{"БЕОГРАД, 6. СЕПТЕМБРА /СРНА/ - Влада", "БЕОГРАД", "--09-06", "SRNA", "БЕОГРАД, 6. СЕПТЕМБРА /СРНА/ -"},
		{"【本报北京9月6日电】（记者", "北京", "--09-06", "", "【本报北京9月6日电】"},
		{"（吉隆坡6日讯）首相", "吉隆坡", "---06", "", "（吉隆坡6日讯）"},
		{"据通讯社9月6日的报道电", "", "", "", ""},
		{"【9月6日 Xinhua News】中国", "", "--09-06", "Xinhua", "【9月6日 Xinhua News】"},
		{"الرياض 15 ذو الحجة 1438 هـ الموافق 06 سبتمبر 2017 م واس قال", "الرياض", "2017-09-06", "SPA", "الرياض 15 ذو الحجة 1438 هـ الموافق 06 سبتمبر 2017 م واس"},
		{"قال الوزير 15 مرة إن 1438 هـ الموافق", "", "", "", ""},
		{"नयी दिल्ली, छह सितंबर (भाषा) प्रधानमंत्री", "नयी दिल्ली", "--09-06", "Press Trust of India", "नयी दिल्ली, छह सितंबर (भाषा)"},
		{"नई दिल्ली, 6 सितम्बर (आईएएनएस)। प्रधानमंत्री", "नई दिल्ली", "--09-06", "IANS", "नई दिल्ली, 6 सितम्बर (आईएएनएस)।"},
		{". 4 de mai (AFP) - Le", "", "--05-04", "Agence France-Presse", "4 de mai (AFP) -"},
		{"TAIPEI, Mar 3 - The", "TAIPEI", "--03-03", "", "TAIPEI, Mar 3 -"},
		{"sioux falls, april 7 - barrows", "sioux falls", "--04-07", "", "sioux falls, april 7 -"},
		{"in the end, April 7 - a Friday - was", "", "", "", ""},
		{"WASHINGTON, March 25, Reuter - U.S. Agriculture Secretary", "WASHINGTON", "--03-25", "Reuters", "WASHINGTON, March 25, Reuter -"},
		{"MOSCOW, September 6. /TASS/. The breaking", "MOSCOW", "--09-06", "TASS", "MOSCOW, September 6. /TASS/."},
		{"MOSCOW, January 5./TASS/.The breaking", "MOSCOW", "--01-05", "TASS", "MOSCOW, January 5./TASS/."},
		{"File photo © AP Photo/Hassan Ammar VLADIVOSTOK, September 6. /TASS/. The", "VLADIVOSTOK", "--09-06", "TASS", "VLADIVOSTOK, September 6. /TASS/."},
		{"LONDON, Sept 6 (Reuters) - Shares", "LONDON", "--09-06", "Reuters", "LONDON, Sept 6 (Reuters) -"},
		{"BEIJING, Sept. 6 (Xinhua) -- China", "BEIJING", "--09-06", "Xinhua", "BEIJING, Sept. 6 (Xinhua) --"},
		{"KYIV. Sept 6 (Interfax-Ukraine) – The", "KYIV", "--09-06", "Interfax-Ukraine", "KYIV. Sept 6 (Interfax-Ukraine) –"},
		{"(ANSA) - ROMA, 2 FEB - Il presidente", "ROMA", "--02-02", "ANSA", "(ANSA) - ROMA, 2 FEB -"},
		{"МОСКВА, 7 апр — РИА Новости. Президент", "МОСКВА", "--04-07", "RIA Novosti", "МОСКВА, 7 апр — РИА Новости."},
		{"МОСКВА, 6 сен - РИА Новости. Президент", "МОСКВА", "--09-06", "RIA Novosti", "МОСКВА, 6 сен - РИА Новости."},
		{"МОСКВА, 6 сентября. /ТАСС/. Президент", "МОСКВА", "--09-06", "TASS", "МОСКВА, 6 сентября. /ТАСС/."},
		{"Москва. 6 сентября. INTERFAX.RU - Президент", "Москва", "--09-06", "Interfax", "Москва. 6 сентября. INTERFAX.RU -"},
		{"КИЇВ, 6 вересня. /Укрінформ/. Президент", "КИЇВ", "--09-06", "Ukrinform", "КИЇВ, 6 вересня. /Укрінформ/."},
		{"Київ. 6 вересня. УНН. Президент", "Київ", "--09-06", "UNN", "Київ. 6 вересня. УНН."},
		{"BEIRUT (AP) — The", "BEIRUT", "", "Associated Press", "BEIRUT (AP) —"},
		{"BEIRUT (Reuters) Syrian forces", "BEIRUT", "", "Reuters", "BEIRUT (Reuters)"},
		{"Berlin (dpa) - Die", "Berlin", "", "dpa", "Berlin (dpa) -"},
		{"Berlin/München (dpa) - Die", "Berlin/München", "", "dpa", "Berlin/München (dpa) -"},
		{"Frankfurt/Main (dpa-AFX) - Die", "Frankfurt/Main", "", "dpa", "Frankfurt/Main (dpa-AFX) -"},
		{"Wien (APA) - Der", "Wien", "", "APA", "Wien (APA) -"},
		{"Paris (AFP) - Le", "Paris", "", "Agence France-Presse", "Paris (AFP) -"},
		{"PARIS, 6 sept 2017 (AFP) - Le", "PARIS", "2017-09-06", "Agence France-Presse", "PARIS, 6 sept 2017 (AFP) -"},
		{"Madrid, 6 sep (EFE).- El", "Madrid", "--09-06", "EFE", "Madrid, 6 sep (EFE).-"},
		{"MADRID, 6 Sep. (EUROPA PRESS) - El", "MADRID", "--09-06", "Europa Press", "MADRID, 6 Sep. (EUROPA PRESS) -"},
		{"Lisboa, 06 set 2017 (Lusa) - O", "Lisboa", "2017-09-06", "Lusa", "Lisboa, 06 set 2017 (Lusa) -"},
		{"Roma, 6 set. (askanews) - Il", "Roma", "--09-06", "askanews", "Roma, 6 set. (askanews) -"},
		{"ROMA (ITALPRESS) - Il", "ROMA", "", "Italpress", "ROMA (ITALPRESS) -"},
		{"ANKARA (AA) - Türkiye", "ANKARA", "", "Anadolu Agency", "ANKARA (AA) -"},
		{"İSTANBUL (AA) - Türkiye", "İSTANBUL", "", "Anadolu Agency", "İSTANBUL (AA) -"},
		{"新华社北京9月6日电（记者张三）中国外交部", "北京", "--09-06", "Xinhua", "新华社北京9月6日电（记者张三）"},
		{"（中央社記者王小明台北6日電）行政院", "", "---06", "Central News Agency", "（中央社記者王小明台北6日電）"},
		{"中新网9月6日电 据", "", "--09-06", "China News Service", "中新网9月6日电 "},
		{"［東京\u3000６日\u3000ロイター］ - 日経", "東京", "---06", "Reuters", "［東京\u3000６日\u3000ロイター］ -"},
		{"【ワシントン共同】米国", "ワシントン", "", "Kyodo News", "【ワシントン共同】"},
		{"【東京6日共同】政府は", "東京", "---06", "Kyodo News", "【東京6日共同】"},
		{"（東京 6日 ロイター） - 日経", "東京", "---06", "Reuters", "（東京 6日 ロイター） -"},
		{"【北京共同】中国", "北京", "", "Kyodo News", "【北京共同】"},
		{"【ワシントン時事】米国", "ワシントン", "", "Jiji Press", "【ワシントン時事】"},
		{"［ワシントン　３２日　ロイター］ - 米国", "ワシントン", "", "Reuters", "［ワシントン　３２日　ロイター］ -"},
		{"新华社北京九月六日电 中国", "北京", "--09-06", "Xinhua", "新华社北京九月六日电 "},
		{"新华社北京二〇一七年九月二十六日电 中国", "北京", "2017-09-26", "Xinhua", "新华社北京二〇一七年九月二十六日电 "},
		{"【9月6日 AFP】フランス", "", "--09-06", "Agence France-Presse", "【9月6日 AFP】"},
		{"(서울=연합뉴스) 홍길동 기자 = 정부", "서울", "", "Yonhap News Agency", "(서울=연합뉴스) "},
		{"القاهرة (رويترز) - قال", "القاهرة", "", "Reuters", "القاهرة (رويترز) -"},
		{"بيروت 6 سبتمبر (رويترز) - قال", "بيروت", "--09-06", "Reuters", "بيروت 6 سبتمبر (رويترز) -"},
		{"القاهرة - أ ف ب - قال", "القاهرة", "", "Agence France-Presse", "القاهرة - أ ف ب -"},
		{"WASHINGTON — The president", "WASHINGTON", "", "", "WASHINGTON —"},
		{"ISLAMABAD: The prime", "ISLAMABAD", "", "", "ISLAMABAD:"},
		{"BREAKING — The", "", "", "", ""},
		{"IBM — The company", "", "", "", ""},
		{"SAN FRANCISCO--(BUSINESS WIRE)--Acme Corp", "SAN FRANCISCO", "", "Business Wire", "SAN FRANCISCO--(BUSINESS WIRE)--"},
		{"NEW YORK, Sept. 6, 2017 /PRNewswire/ -- Acme", "NEW YORK", "2017-09-06", "PR Newswire", "NEW YORK, Sept. 6, 2017 /PRNewswire/ --"},
		{"WASHINGTON, D.C., Sept. 6, 2017 (GLOBE NEWSWIRE) -- Acme", "WASHINGTON, D.C.", "2017-09-06", "GlobeNewswire", "WASHINGTON, D.C., Sept. 6, 2017 (GLOBE NEWSWIRE) --"},
		{"PYEONGCHANG /South Korea/, February 9. /TASS/. The", "PYEONGCHANG /South Korea/", "--02-09", "TASS", "PYEONGCHANG /South Korea/, February 9. /TASS/."},
		{"NEW YORK, N.Y. (AP) — The", "NEW YORK, N.Y.", "", "Associated Press", "NEW YORK, N.Y. (AP) —"},
		{"CHARLOTTE, N.C./NEW YORK (Reuters) - Cap", "CHARLOTTE, N.C./NEW YORK", "", "Reuters", "CHARLOTTE, N.C./NEW YORK (Reuters) -"},
		{"LYNNWOOD, Wash./PARIS  (Reuters) - Boeing", "LYNNWOOD, Wash./PARIS", "", "Reuters", "LYNNWOOD, Wash./PARIS  (Reuters) -"},
		{"(AP) WASHINGTON, June 24 - The", "WASHINGTON", "--06-24", "Associated Press", "(AP) WASHINGTON, June 24 -"},
		{"(Reuters) Port Ellery, June 24 — The", "Port Ellery", "--06-24", "Reuters", "(Reuters) Port Ellery, June 24 —"},
		{"(AP) The senator, who won on June 24 - a Monday - left", "", "", "", ""},
		{"(Reuters) - Heineken", "", "", "Reuters", "(Reuters) -"},
		{"Sept 6 (Reuters) - Heineken", "", "--09-06", "Reuters", "Sept 6 (Reuters) -"},
		{"ABOARD AIR FORCE ONE  (Reuters) - U.S.", "ABOARD AIR FORCE ONE", "", "Reuters", "ABOARD AIR FORCE ONE  (Reuters) -"},
		{"By John Smith WASHINGTON, Sept 6 (Reuters) - The", "WASHINGTON", "--09-06", "Reuters", "WASHINGTON, Sept 6 (Reuters) -"},
		{"Sydney, Sept 6 AAP - The", "Sydney", "--09-06", "Australian Associated Press", "Sydney, Sept 6 AAP -"},
		{"DAMASCUS, (SANA)-The", "DAMASCUS", "", "SANA", "DAMASCUS, (SANA)-"},
		{"Damascus, SANA – The", "Damascus", "", "SANA", "Damascus, SANA –"},
		{"Beirut, Asharq Al-Awsat- The", "Beirut", "", "Asharq Al-Awsat", "Beirut, Asharq Al-Awsat-"},
		{"MOSCOW (Sputnik) – The", "MOSCOW", "", "Sputnik", "MOSCOW (Sputnik) –"},
		{"The company (NYSE: IBM) - which said", "", "", "", ""},
		{"Trump said (Reuters) reported", "", "", "", ""},
		{"He met Smith (Foo) - then", "", "", "", ""},
		{"MOSCOW, September 6 - RIA Novosti. The", "MOSCOW", "--09-06", "RIA Novosti", "MOSCOW, September 6 - RIA Novosti."},
		{"MOSCOW, Sep 6 (Itar-Tass). The", "MOSCOW", "--09-06", "TASS", "MOSCOW, Sep 6 (Itar-Tass)."},
		{"MOSCOW, Sep 6 (PRIME) -- The", "MOSCOW", "--09-06", "PRIME", "MOSCOW, Sep 6 (PRIME) --"},
		{"Warszawa (PAP) - Premier", "Warszawa", "", "PAP", "Warszawa (PAP) -"},
		{"PRAHA 6. září (ČTK) - Vláda", "PRAHA", "--09-06", "ČTK", "PRAHA 6. září (ČTK) -"},
		{"Budapest, 2017. szeptember 6., szerda (MTI) - A", "Budapest", "2017-09-06", "MTI", "Budapest, 2017. szeptember 6., szerda (MTI) -"},
		{"BUCUREȘTI, 6 sept - Sputnik.", "BUCUREȘTI", "--09-06", "Sputnik", "BUCUREȘTI, 6 sept - Sputnik."},
		{"HELSINKI, 6.9.2017 (STT) - H", "HELSINKI", "2017-09-06", "STT", "HELSINKI, 6.9.2017 (STT) -"},
		{"Stockholm (TT) ", "Stockholm", "", "TT", "Stockholm (TT)"},
		{"JERUSALEM (JTA) — Israel", "JERUSALEM", "", "Jewish Telegraphic Agency", "JERUSALEM (JTA) —"},
		{"TEL AVIV, Israel (AP) — X", "TEL AVIV, Israel", "", "Associated Press", "TEL AVIV, Israel (AP) —"},
		{"ΑΘΗΝΑ, 6 Σεπτεμβρίου (ΑΠΕ-ΜΠΕ) - Ο", "ΑΘΗΝΑ", "--09-06", "ANA-MPA", "ΑΘΗΝΑ, 6 Σεπτεμβρίου (ΑΠΕ-ΜΠΕ) -"},
		{"नई दिल्ली, 6 सितंबर (भाषा) ", "नई दिल्ली", "--09-06", "Press Trust of India", "नई दिल्ली, 6 सितंबर (भाषा)"},
		{"নয়াদিল্লি", "", "", "", ""},
		{"New Delhi, Sept 6 (PTI) The", "New Delhi", "--09-06", "Press Trust of India", "New Delhi, Sept 6 (PTI)"},
		{"NEW DELHI: Prime Minister", "NEW DELHI", "", "", "NEW DELHI:"},
		{"Jakarta (ANTARA) - Presiden", "Jakarta", "", "Antara", "Jakarta (ANTARA) -"},
		{"HÀ NỘI (TTXVN) - Thủ", "HÀ NỘI", "", "Vietnam News Agency", "HÀ NỘI (TTXVN) -"},
		{"WASHINGTON, 6. September (AFP/dpa) - X", "WASHINGTON", "--09-06", "Agence France-Presse", "WASHINGTON, 6. September (AFP/dpa) -"},
		{"Damas, 6 sept (SANA) X", "Damas", "--09-06", "SANA", "Damas, 6 sept (SANA)"},
		{"Paris, le 6 septembre 2017 (AFP) - X", "Paris", "2017-09-06", "Agence France-Presse", "Paris, le 6 septembre 2017 (AFP) -"},
	} {
		d, ok := Parse(tt.in, source.Default())
		if ok != (tt.text != "") {
			t.Errorf("parseDateline(%q) = %q, %v; want %q", tt.in, d.Text, ok, tt.text)
			continue
		}
		date, agency := "", ""
		for _, m := range d.Mentions {
			if len(m.Readings) == 0 {
				date += "none"
			} else {
				var all []string
				for _, r := range m.Readings {
					all = append(all, r.String())
				}
				date += strings.Join(all, " ")
			}
			if tt.in[m.Start:m.End] != m.Text {
				t.Errorf("parseDateline(%q): mention %q is not at its offsets", tt.in, m.Text)
			}
		}
		if d.Agency != nil {
			agency = d.Agency.Name
		}
		if d.Place != tt.place || date != tt.date || agency != tt.agency || d.Text != tt.text {
			t.Errorf("parseDateline(%q)\n got place %q, date %q, agency %q, text %q\nwant place %q, date %q, agency %q, text %q",
				tt.in, d.Place, date, agency, d.Text, tt.place, tt.date, tt.agency, tt.text)
		}
		if ok && (tt.in[d.Start:d.End] != d.Text || d.Prose < d.End || strings.TrimLeft(tt.in[d.End:], prose.Whitespace) != tt.in[d.Prose:]) {
			t.Errorf("parseDateline(%q): offsets %d..%d, prose %d", tt.in, d.Start, d.End, d.Prose)
		}
	}
}

func FuzzParseDateline(f *testing.F) {
	for _, s := range []string{"MOSCOW, September 6. /TASS/. The", "(ANSA) - ROMA, 2 FEB - Il", "新华社北京9月6日电 中国", "(/", "A (", "【】"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := Parse(s, source.Default())
		if ok && (d.Start < 0 || d.End < d.Start || d.Prose < d.End || d.Prose > len(s)) {
			t.Errorf("parseDateline(%q): offsets %d..%d, prose %d", s, d.Start, d.End, d.Prose)
		}
	})
}
