"""Headings of address books in still more languages, as they are written.

Danish, Norwegian, Finnish, Czech and Slovak, Hungarian, Turkish, Romanian, Greek, Russian and
Ukrainian, Japanese, Chinese and Korean.
"""

from __future__ import annotations

MORE = """
name: fulde navn, navn, vist navn, fullt navn, visningsnavn, nimi, koko nimi, jméno, celé jméno
name: jméno a příjmení, meno, meno a priezvisko, név, teljes név, ad soyad, adı soyadı
name: nume complet
name: имя, фио, полное имя, ім'я, 氏名, 名前, お名前, フルネーム, 姓名, 이름, 성명
given: fornavn, etunimi, křestní jméno, krstné meno, keresztnév, utónév, adı, prenume, 名
additional: mellemnavn, mellomnavn, toinen nimi, další jméno, druhé jméno, отчество, 미들 네임
family: efternavn, etternavn, sukunimi, příjmení, priezvisko, vezetéknév, családnév, soyad, soyadı
family: фамилия, прізвище, 姓, 성, 苗字, nume de familie
nickname: kaldenavn, kælenavn, kallenavn, lempinimi, přezdívka, prezývka, becenév, takma ad
nickname: прозвище
company: virksomhed, firmanavn, selskap, bedrift, yritys, organisaatio, společnost, spoločnosť
company: cég
company: cégnév, şirket, companie, компания, организация, компанія, 会社名, 会社, 勤務先, 公司
company: 회사
department: avdeling, osasto, oddělení, oddelenie, részleg, bölüm, отдел, 部署, 部门, 部門, 부서
title: stilling, jobtitel, jobbtittel, tehtävänimike, asema, funkce, pozice, funkcia, beosztás
title: unvan
title: должность, посада, 役職, 职务, 职位, 職稱, 직책, 직함, arbeitstitel
role: ammatti, povolání, foglalkozás, meslek, профессия, 職業
birthday: fødselsdag, fødselsdato, bursdag, syntymäpäivä, syntymäaika, narozeniny, datum narození
birthday: narodeniny, dátum narodenia, születésnap, születési dátum, doğum tarihi, doğum günü
birthday: data nașterii, день рождения, дата рождения, день народження, 誕生日, 生年月日, 生日
birthday: 생일
birthday: geb, geb datum, geb am, 생년월일
birth_year: geburtsjahr, année de naissance, año de nacimiento, anno di nascita, ano de nascimento
birth_year: geboortejaar, rok urodzenia, födelseår, fødselsår
birth_month: geburtsmonat, mois de naissance, mes de nacimiento, mese di nascita
birth_month: mês de nascimento
birth_month: geboortemaand, miesiąc urodzenia, födelsemånad, fødselsmåned
birth_day: jour de naissance, día de nacimiento, giorno di nascita, dia de nascimento, geboortedag
birth_day: dzień urodzenia
anniversary: årsdag, mærkedag, vuosipäivä, výročí, výročie, évforduló, yıl dönümü, годовщина
anniversary: 記念日
notes: bemærkninger, noter, notater, merknader, huomautukset, muistiinpanot, poznámky, poznámka
notes: megjegyzés, megjegyzések, notlar, примечание, примечания, заметки, メモ, 備考, 备注, 備註
notes: 메모
categories: luokat, ryhmät, kategóriák, csoportok, gruplar, группы, 分類, グループ, 分组, 그룹
categories: gruppenmitgliedschaft, appartenance à un groupe, membres du groupe, ryhmäjäsenyys
mail: mailadresse, e-postadresse, sähköpostiosoite, sähköposti, e-mailová adresa, e-mail cím
mail: emailcím
mail: e-posta, e-posta adresi, adresă de email, почта, электронная почта, эл. почта, пошта
mail: メールアドレス, メール, 電子メール アドレス, 電子メールアドレス, 邮箱, 电子邮件, 电子邮箱
mail: 電子郵件, 이메일, 이메일 주소, 전자 메일 주소
aside: mailtype, e-mailtype, e-posttype, sähköpostin tyyppi, typ e-mailu
phone: puhelin, puhelinnumero, telefon číslo, телефон, номер телефона, 電話番号, 電話, 电话
phone: 전화, 전화번호
phone mobile: matkapuhelin, gsm-puhelin, mobilní telefon, mobilný telefón, mobiltelefonszám
phone mobile: cep telefonu, cep, telefon mobil, мобильный, мобильный телефон, мобільний, 携帯電話
phone mobile: 携帯, 携帯番号, 手机, 手机号, 手机号码, 移动电话, 行動電話, 手機, 휴대폰, 휴대전화
phone mobile: 핸드폰
phone mobile: mobil-tel.-nr, mobile phone number
phone work: työpuhelin, 勤務先電話番号, рабочий телефон, 工作电话, 公司电话, 직장 전화, 회사 전화
phone home: kotipuhelin, particular, 自宅電話番号, домашний телефон, 家庭电话, 住宅电话, 집 전화
phone fax: faksi, fax-nummer, факс, ファックス, 传真, 傳真, 팩스
phone work fax: työfaksi, 勤務先 fax
phone pager: hakulaite, personsøger
link: websted, hjemmeside, nettside, nettsted, verkkosivu, webová stránka, weboldal, web sitesi
link: сайт
address: osoite, adresa, cím, adresi, адрес, адреса, 住所, 地址, 주소
street: gade, vej, gate, katuosoite, katu, ulice, ulica a číslo, utca, sokak, улица, 街道
box: postboks, postilokero, poštovní přihrádka
city: by, poststed, kaupunki, postitoimipaikka, město, mesto, város, şehir, oraș, город, місто
city: 城市, 市
region: kommune, maakunta, kraj, megye, область, 省, 都道府県
code: postnummer, postinumero, psč, irányítószám, posta kodu, индекс, 郵便番号, 邮编, 邮政编码
country: land/område, land/region, maa, země, krajina, ország, ülke, țară, страна, 国, 国家
region: state/region
company: associated company
name: nume, όνομα, ονοματεπώνυμο, nom à afficher
given: ad
additional: második utónév, ikinci ad, al doilea prenume, μεσαίο όνομα, ミドル ネーム, ミドルネーム
family: επώνυμο
company: εταιρεία
department: osztály, departman, departament, τμήμα
title: iş unvanı, θέση, εργασία θέση
birthday: γενέθλια, ημερομηνία γέννησης
notes: σημειώσεις, 附注, 备忘
categories: kategoriler, категории, κατηγορίες, 分類項目, 类别, 類別, 범주, categorii, kategórie
mail: адрес эл. почты, adresă e-mail, 电子邮件地址
mail: διεύθυνση ηλεκτρονικού ταχυδρομείου, ηλεκτρονικό ταχυδρομείο, emails
phone: telefonu, τηλέφωνο, phones, yahoo phone
phone mobile: телефон переносной, κινητό τηλέφωνο, κινητό
phone work: 会社電話, 商务电话, 商務電話, 근무처 전화
phone home: 自宅電話, 住宅電話
phone fax: telefaks, φαξ
phone work fax: 会社 fax, 会社ファックス, 商务传真, 商務傳真, 근무처 팩스
phone home fax: 自宅 fax, 住宅传真
phone pager: pager-nummer
profile chat: messenger-name, messenger id
address: διεύθυνση, addresses
street: gateadresse, 番地, stradă, οδός, 街道, 번지
city: 市区町村, πόλη, localitate, 도시
code: ταχυδρομικός κώδικας, zip/postal code
connected_on: verbunden am, connecté le, conectado el
related spouse: ægtefælle, ektefelle, puoliso, manžel(ka), manžel/manželka, házastárs, eş, супруг
related child: børn, lapset, děti, deti, gyermekek, çocuklar, дети
related manager: esimies, nadřízený, руководитель
"""

# Where somebody is reached, in letters that have been through `headings.key`.
MORE_PLACES = {
    "home": "hjem hjemme hjemmeadresse kotiosoite kotiosoitteen koti domu domov byt otthoni ev "
    "acasa домашнии дом 自宅 domiciliu οικιασ 住宅 住宅地址 자택",
    "work": "arbejde arbejdsadresse arbeid arbeidsadresse jobb tyo tyoosoite tyoosoitteen prace "
    "zamestnani firemni munkahelyi is serviciu рабочии раб 勤務先 会社 hivatali εργασιασ "
    "商务 商务地址 商務 근무지 근무처",
    "other": "mailing general billing shipping",
}
