package prose

import "testing"

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"English", "The ferry will not sail before Thursday because a part of its engine has to come from the mainland.", "en"},
		{"German", "Die Fähre wird vor Donnerstag nicht auslaufen, weil ein Teil ihres Motors vom Festland kommen muss.", "de"},
		{"Dutch", "De veerboot zal niet voor donderdag varen omdat een deel van de motor van het vasteland moet komen.", "nl"},
		{"French", "Le bac ne partira pas avant jeudi parce qu'une pièce de son moteur doit venir du continent.", "fr"},
		{"Spanish", "El transbordador no saldrá antes del jueves porque una pieza de su motor tiene que venir de la península.", "es"},
		{"Portuguese", "O barco não parte antes de quinta-feira porque uma peça do motor tem de vir do continente.", "pt"},
		{"Italian", "Il traghetto non partirà prima di giovedì perché un pezzo del motore deve arrivare dalla terraferma.", "it"},
		{"Polish", "Prom nie wypłynie przed czwartkiem, ponieważ część jego silnika musi zostać przywieziona z lądu, jak się okazało.", "pl"},
		{"Swedish", "Färjan går inte före torsdag eftersom en del av motorn måste komma från fastlandet, och det kan ta tid.", "sv"},
		{"Danish", "Færgen sejler ikke før torsdag, fordi en del af motoren skal komme fra fastlandet, og det kan tage tid efter jul.", "da"},
		{"Norwegian", "En bilferge ble sittende fast i isen natt til tirsdag og kom ikke løs før elleve timer senere, da en motor sviktet i den tykke isen.", "nb"},
		{"Turkish", "Feribot perşembeden önce kalkmayacak çünkü motorunun bir parçası ana karadan gelmek zorunda, bu da daha çok zaman demek.", "tr"},
		{"Russian", "Паром не выйдет до четверга, потому что деталь для его двигателя должны привезти с материка, как сообщили в порту.", "ru"},
		{"Ukrainian", "Пором не вийде до четверга, тому що деталь для його двигуна мають привезти з материка, як повідомили у порту.", "uk"},
		{"Bulgarian", "Фериботът няма да тръгне преди четвъртък, защото част от двигателя му трябва да дойде от сушата, каза капитанът.", "bg"},
		{"Arabic", "لن تبحر العبارة قبل يوم الخميس لأن قطعة من محركها يجب أن تأتي من البر الرئيسي كما قال القبطان في حديث إلى الصحفيين", "ar"},
		{"Chinese", "渡轮在星期四之前不会启航，因为发动机的一个部件必须从大陆运来。", "zh"},
		{"Japanese", "エンジンの部品を本土から取り寄せる必要があるため、フェリーは木曜日まで出航しない。", "ja"},
		{"Korean", "엔진 부품을 육지에서 가져와야 하기 때문에 여객선은 목요일까지 출항하지 않는다.", "ko"},
		{"Greek", "Το πλοίο δεν θα φύγει πριν από την Πέμπτη γιατί ένα μέρος της μηχανής πρέπει να έρθει από τη στεριά.", "el"},
		{"figures say nothing", "Shr 32 cts vs 27 cts Net 4,653,000 vs 1,167,000 Revs 35.1 mln vs 18.0 mln", ""},
		{"a name says nothing", "Karl Marx", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := LanguageOf(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
