"""Made-up people and companies, composed from common names."""

from itertools import product

from tests.benchmarks.word_lists import words

_FIRST = words("""
Anna Lukas Katharina Tobias Johanna Markus Eva Florian Miriam Stefan Clara Jakob Helena Georg Lena Martin Sophie Andreas Ruth Daniel James Olivia
Priya Ahmed Fatima Chen Yuki Elena Dmitri Ivana Pedro Lucia Kwame Amina Nils Ingrid Marek Zsofia Giulia Matteo Aisha Samuel Grace Hannah Oliver
Isla Noor Tomasz
""")
_LAST = words("""
Huber Gruber Bauer Wagner Pichler Steiner Moser Leitner Fuchs Eder Fischer Weber Schmitz Krüger Hartmann Vogel Brandt Lorenz Seidel Winkler
Taylor Hughes Bennett Okafor Mensah Haddad Rahman Banerjee Nakamura Tanaka Petrov Novak Kovács Nowak Lindqvist Hansen Moreau Lefèvre Ricci Conti
Alvarez Mendes Costa Doyle Byrne Whitfield Carver Osei Demir Yilmaz Popescu Horvat Jansen Vermeulen Larsen Aalto
""")
_FOUNDERS = words("""
Altmoser Brennhofer Castellan Dorner Ehrlich Falkner Greenholt Harrowby Ibsen Jarolim Kestrel Lindner
Merrow Nordfeld Orlan Pelling Quandt Rosner Thornby Ulver
""")
_TRADES = ("Energie", "Logistics", "& Söhne", "Pharma", "Group", "Bau", "Systems", "Foods", "& Partners", "Textil", "Rail", "Mining", "Software", "Holding")

PEOPLE = [f"{first} {last}" for first, last in product(_FIRST, _LAST)]
COMPANIES = [f"{founder} {trade}" for founder, trade in product(_FOUNDERS, _TRADES)]
