DELETE FROM currencies WHERE code IN ('EUR', 'USD', 'GBP', 'JPY');
