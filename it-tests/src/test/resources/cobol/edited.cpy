       01  EDITED-RECORD.
           05  E-ZEROS          PIC ZZZ9.
           05  E-ALL-ZEROS      PIC ZZZZ.
           05  E-STARS          PIC **,**9.99.
           05  E-ALL-STARS      PIC ***.**.
           05  E-COMMAS         PIC Z,ZZZ,ZZ9.99-.
           05  E-PLUS           PIC +9(4).99.
           05  E-FLOATING-PLUS  PIC ++,++9.99.
           05  E-FLOATING-MINUS PIC --,---.99.
           05  E-DOLLAR         PIC $Z,ZZ9.99CR.
           05  E-FLOATING-DOLLAR PIC $$,$$$,$$9.99DB.
           05  E-ALL-FLOATING   PIC $$$.$$.
           05  E-INSERTED       PIC 99/99/9999.
           05  E-BLANKS         PIC 9B99B00.
           05  E-BLANK-ZERO     PIC ZZ9.9 BLANK WHEN ZERO.
           05  E-IMPLIED        PIC ZZ9V99-.
           05  E-NINES-BEHIND   PIC $$$,999.
           05  E-LEADING-ZERO   PIC 0ZZ9.
