-- Those that the payment provider takes; 'digits' is how it counts.
INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('USD', 'US dollar; also elsewhere'), ('GBP', 'Pound');
INSERT INTO currencies (code, name, digits) VALUES ('JPY', $name$Yen$name$, 0);
