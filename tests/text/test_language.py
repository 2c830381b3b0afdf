import pytest

from reader.text.language import guess, normal


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Beziehungen zwischen den USA und Russland zeigen Anzeichen der Entspannung, wie er nach dem Besuch berichtete.", "de"),
        ("The relations between the two countries have shown signs of easing after his visit to the capital.", "en"),
        ("Le président de la République est arrivé dans la capitale pour une visite avec ses ministres.", "fr"),
        ("El presidente de la nación dijo que no hay más dinero para las escuelas y los hospitales del país.", "es"),
        ("Il presidente della Repubblica è arrivato nella capitale per una visita con i ministri del governo.", "it"),
        ("De minister heeft gezegd dat het niet mogelijk is om nog meer geld aan de scholen te geven.", "nl"),
        ("O presidente disse que não há mais dinheiro para as escolas e os hospitais do país em um discurso.", "pt"),
        ("Prezydent powiedział, że rząd nie będzie już pracował nad tą ustawą, która jest bardzo ważna dla kraju.", "pl"),
        ("Regeringen säger att det inte är möjligt att ge mer pengar till skolorna och sjukhusen efter valet.", "sv"),
        ("Regeringen siger, at det ikke er muligt at give flere penge til skolerne, og det blev sagt efter valget ud fra loven.", "da"),
        ("Москва заявила, что переговоры продолжатся на следующей неделе.", "ru"),
        ("Київ є столицею України, і її населення зростає.", "uk"),
        ("首相は来週東京を訪問する予定です。", "ja"),
        ("北京在中国的北方", "zh"),
        ("대한민국의 수도는 서울이다", "ko"),
        ("Η Αθήνα είναι η πρωτεύουσα", "el"),
        ("القاهرة هي عاصمة مصر", "ar"),
        ("ירושלים היא בירת ישראל", "he"),
        ("กรุงเทพเป็นเมืองหลวง", "th"),
        ("Krone", ""),
        ("", ""),
        ("12345 !!!", ""),
    ],
)
def test_a_language_is_told_by_script_or_common_words(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [("de-AT", "de"), ("EN_us", "en"), ("deu", "de"), ("iw", "he"), ("zh-Hans-CN", "zh"), ("und", ""), ("Deutsch!", ""), ("", ""), ("x" * 500, "")],
)
def test_declared_tags_lose_region_and_script(declared: str, language: str) -> None:
    assert normal(declared) == language


@pytest.mark.parametrize(
    "text", ["Die Beziehungen „zwischen“ den USA, und Russland – wie er sagte; für sich.", "l’homme est-il dans_la 2e maison de sa mère?", "a 1a b2 of the²"]
)
def test_words_are_the_same_whether_latin_1_holds_the_text_or_not(text: str) -> None:
    assert guess(text) == guess(f"{text} ł")
