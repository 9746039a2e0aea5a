// Written by scripts/openapi/generate.ts from /api/v1/openapi.json of the core; not edited by hand.
export interface paths {
    "/api/v1/access-modes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the basic and the extended mode have, the fee and where it is paid. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            services: {
                                service: "correspondence" | "announcements" | "help" | "configuration" | "emailNotice" | "assistedView" | "remoteView" | "mobile" | "sms";
                                basic: "yes" | "no" | "paid";
                                extended: "yes" | "no" | "paid";
                            }[];
                            feeGrosz: number;
                            payee: string;
                            bankAccount: string | null;
                            transferTitle: string;
                            version: number;
                            everybodyExtended: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Another table of modes, fee or account. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        services: {
                            service: "correspondence" | "announcements" | "help" | "configuration" | "emailNotice" | "assistedView" | "remoteView" | "mobile" | "sms";
                            basic: "yes" | "no" | "paid";
                            extended: "yes" | "no" | "paid";
                        }[];
                        feeGrosz: number;
                        payee: string;
                        bankAccount: string | null;
                        transferTitle: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            services: {
                                service: "correspondence" | "announcements" | "help" | "configuration" | "emailNotice" | "assistedView" | "remoteView" | "mobile" | "sms";
                                basic: "yes" | "no" | "paid";
                                extended: "yes" | "no" | "paid";
                            }[];
                            feeGrosz: number;
                            payee: string;
                            bankAccount: string | null;
                            transferTitle: string;
                            version: number;
                            everybodyExtended: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-modes/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The extended mode for everybody of these lines, until the school year ends. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        paymentIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            written: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-modes/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All lines of the treasurers of this school year. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                paymentId: string;
                                amountGrosz: number;
                                paidOn: string;
                                orderedAtUtc: number | null;
                                activatedAtUtc: number | null;
                                guardianId: string;
                                name: string;
                                className: string;
                                enteredByName: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-modes/payments/{paymentId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a line away that was entered wrongly. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    paymentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the school by login; a search looks at logins and names. */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    locked?: boolean;
                    personId?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                login: string;
                                name: string;
                                roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                                personId: string | null;
                                password: "none" | "oneTime" | "own";
                                locked: boolean;
                                state: "open" | "suspended" | "closed";
                                stateReason?: string;
                                lastGoodLoginAtUtc?: number;
                                lastFailedLoginAtUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new account; its one-time password is shown here only. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        login: string;
                        role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher";
                        personId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            login: string;
                            oneTimePassword: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account of the school with classes and the state of its login data. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                login: string;
                                name: string;
                                roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                                personId: string | null;
                                password: "none" | "oneTime" | "own";
                                locked: boolean;
                                state: "open" | "suspended" | "closed";
                                stateReason?: string;
                                lastGoodLoginAtUtc?: number;
                                lastFailedLoginAtUtc?: number;
                                classNames: string[];
                                issuedAtUtc?: number;
                                receivedOn?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/code-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new card of codes for somebody, shown here only, after a document was seen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        document: "idCard" | "passport" | "schoolCard" | "knownInPerson";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            serial: number;
                            codes: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the issuers of the school mean by an account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                issuerId: string;
                                subject: string;
                                madeBy: "owner" | "office";
                                madeAtUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/elsewhere/{issuerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links an account to an exact subject. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                    issuerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/elsewhere/{issuerId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the link of an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                    issuerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last logins of an account, good and bad, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                atUtc: number;
                                outcome: "good" | "failed" | "logout";
                                issuer?: string;
                                address?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time password, shown here only; all sessions of the account end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        document?: "schoolCard" | "mobileSchoolCard" | "identityCard" | "passport" | "residenceCard";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            login: string;
                            oneTimePassword: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new PIN for the kiosk, shown here only. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            pin: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles of an account in the school, and the rights it was given. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                            items: {
                                rightId: string;
                                accountId: string;
                                name: string;
                                key: string;
                                sinceUtc: number;
                                untilUtc: number | null;
                                reason: string;
                                appointment: string | null;
                                givenByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                isHeld: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Gives somebody a right, with a reason and perhaps a last day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        reason: string;
                        until?: string;
                        appointment?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                            items: {
                                rightId: string;
                                accountId: string;
                                name: string;
                                key: string;
                                sinceUtc: number;
                                untilUtc: number | null;
                                reason: string;
                                appointment: string | null;
                                givenByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                isHeld: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/rights/{key}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a right back; it is gone with the next request. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                            items: {
                                rightId: string;
                                accountId: string;
                                name: string;
                                key: string;
                                sinceUtc: number;
                                untilUtc: number | null;
                                reason: string;
                                appointment: string | null;
                                givenByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                isHeld: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which second factors an account has. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            totpSetAtUtc: number | null;
                            passkeys: {
                                passkeyId: string;
                                name: string;
                                addedAtUtc: number;
                                usedAtUtc?: number;
                            }[];
                            codeCard: {
                                serial: number;
                                madeAtUtc: number;
                                left: number;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/second-factors/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes all second factors away, after a document was seen; all sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        document: "idCard" | "passport" | "schoolCard" | "knownInPerson";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions of an account that are not over. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sessionId: string;
                                device?: string;
                                startedAtUtc: number;
                                lastSeenAtUtc: number;
                                locked: boolean;
                                ownDevice: boolean;
                                thisOne: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions of an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspends, closes or opens again an account in this school; its history stays. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: "open" | "suspended" | "closed";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/typing-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Logins of an account that were typed unlike the others; never the times. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                atUtc: number;
                                distanceHundredths: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlocks an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Register of changes, newest first */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    subjectKind?: string;
                    subjectId?: string;
                    actorId?: string;
                    actor?: string;
                    action?: string;
                    from?: string;
                    to?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                atUtc: number;
                                atSchoolUtc: number;
                                actor: {
                                    kind: string;
                                    id: string;
                                    role: string;
                                    name?: string;
                                    address?: string;
                                };
                                action: string;
                                subject: {
                                    kind: string;
                                    id?: string;
                                };
                                reason?: string;
                                changes: {
                                    operation: string;
                                    record?: string;
                                    recordId?: string;
                                    old?: {
                                        [key: string]: unknown;
                                    };
                                    new?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                                erased: boolean;
                                names: {
                                    [key: string]: string;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the register is whole: every act follows the one before and says what it said */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            result: "intact" | "broken";
                            acts: number;
                            erased: number;
                            checkedAtUtc: number;
                            brokenAtVersion?: number;
                            brokenAtUtc?: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bell-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bell times of the school. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bellScheduleId: string;
                                name: string;
                                periods: {
                                    number: number;
                                    from: string;
                                    to: string;
                                }[];
                                days: {
                                    weekday: number;
                                    bellScheduleId: string;
                                }[];
                                version: number;
                                since: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** New bell times. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        periods: {
                            number: number;
                            from: string;
                            to: string;
                        }[];
                        days?: {
                            weekday: number;
                            bellScheduleId: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bellScheduleId: string;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            days: {
                                weekday: number;
                                bellScheduleId: string;
                            }[];
                            version: number;
                            since: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bell-schedules/{bellScheduleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Other bell times in place of these, from today on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    bellScheduleId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        periods: {
                            number: number;
                            from: string;
                            to: string;
                        }[];
                        days?: {
                            weekday: number;
                            bellScheduleId: string;
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bellScheduleId: string;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            days: {
                                weekday: number;
                                bellScheduleId: string;
                            }[];
                            version: number;
                            since: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes bell times away that no class and no weekday follows. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    bellScheduleId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days off and worked days that touch a range of dates. */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            daysOff: {
                                dayOffId: string;
                                from: string;
                                to: string;
                                name: string;
                                kind: "public" | "holiday" | "school";
                                version: number;
                            }[];
                            workedDays: {
                                workedDayId: string;
                                date: string;
                                asWeekday: number;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/days-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A range without lessons. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        name: string;
                        kind: "public" | "holiday" | "school";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dayOffId: string;
                            from: string;
                            to: string;
                            name: string;
                            kind: "public" | "holiday" | "school";
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/days-off/{dayOffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another range, name or kind of days without lessons. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dayOffId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        name: string;
                        kind: "public" | "holiday" | "school";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dayOffId: string;
                            from: string;
                            to: string;
                            name: string;
                            kind: "public" | "holiday" | "school";
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Lessons again. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dayOffId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/worked-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A day with lessons by the plan of another weekday. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        date: string;
                        asWeekday: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workedDayId: string;
                            date: string;
                            asWeekday: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/worked-days/{workedDayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another date, or the plan of another weekday. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workedDayId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        date: string;
                        asWeekday: number;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workedDayId: string;
                            date: string;
                            asWeekday: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** The plan of its own weekday again, or none. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workedDayId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hints of the last 30 days that a card may exist twice, newest first */
        get: {
            parameters: {
                query?: {
                    cardId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                cardId: string;
                                holderName: string;
                                kind: "counterBack" | "uidAlone" | "twoDoors";
                                doorName: string;
                                occurredAtUtc: number;
                                otherDoorName?: string;
                                otherAtUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-holders/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Students and staff who hold no active card, by class and name, with why */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    classId?: string;
                    kind?: "student" | "staff";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                name: string;
                                kind: "student" | "staff";
                                classId?: string;
                                className?: string;
                                reason: "never" | "ordered" | "received" | "blocked" | "cancelled" | "deactivated";
                                cardId?: string;
                                sinceUtc?: number;
                            }[];
                            total: number;
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards that were forgotten too often in a month, newest first */
        get: {
            parameters: {
                query?: {
                    month?: string;
                    state?: "open" | "all";
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                noteId: string;
                                studentId: string;
                                name: string;
                                classId?: string;
                                className?: string;
                                month: string;
                                forgotten: number;
                                madeAtUtc: number;
                                doneAtUtc?: number;
                                doneBy?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-notes/{noteId}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody saw to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            noteId: string;
                            studentId: string;
                            name: string;
                            classId?: string;
                            className?: string;
                            month: string;
                            forgotten: number;
                            madeAtUtc: number;
                            doneAtUtc?: number;
                            doneBy?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports a problem with a card; the same again while it waits is one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        holderId: string;
                        kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problemId: string;
                            holderId: string;
                            holderName: string;
                            holderKind: "student" | "staff";
                            className?: string;
                            kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                            note: string;
                            state: "open" | "inHand" | "settled";
                            reportedAtUtc: number;
                            reportedBy: string;
                            addressees: string[];
                            answer?: string;
                            answeredBy?: string;
                            answeredAtUtc?: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** About whose card one may report without searching: oneself, one’s children, the class one leads */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                name: string;
                                className?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/of-staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Problems with cards of staff: those that wait, oldest first, or the settled ones */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "settled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                problemId: string;
                                holderId: string;
                                holderName: string;
                                holderKind: "student" | "staff";
                                className?: string;
                                kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                                note: string;
                                state: "open" | "inHand" | "settled";
                                reportedAtUtc: number;
                                reportedBy: string;
                                addressees: string[];
                                answer?: string;
                                answeredBy?: string;
                                answeredAtUtc?: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/of-staff/{problemId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers with a word: somebody sees to it, or it is settled */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: string;
                        state: "inHand" | "settled";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problemId: string;
                            holderId: string;
                            holderName: string;
                            holderKind: "student" | "staff";
                            className?: string;
                            kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                            note: string;
                            state: "open" | "inHand" | "settled";
                            reportedAtUtc: number;
                            reportedBy: string;
                            addressees: string[];
                            answer?: string;
                            answeredBy?: string;
                            answeredAtUtc?: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/of-students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Problems with cards of students of the own class: those that wait, oldest first, or the settled ones */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "settled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                problemId: string;
                                holderId: string;
                                holderName: string;
                                holderKind: "student" | "staff";
                                className?: string;
                                kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                                note: string;
                                state: "open" | "inHand" | "settled";
                                reportedAtUtc: number;
                                reportedBy: string;
                                addressees: string[];
                                answer?: string;
                                answeredBy?: string;
                                answeredAtUtc?: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/of-students/{problemId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers with a word: somebody sees to it, or it is settled */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: string;
                        state: "inHand" | "settled";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problemId: string;
                            holderId: string;
                            holderName: string;
                            holderKind: "student" | "staff";
                            className?: string;
                            kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                            note: string;
                            state: "open" | "inHand" | "settled";
                            reportedAtUtc: number;
                            reportedBy: string;
                            addressees: string[];
                            answer?: string;
                            answeredBy?: string;
                            answeredAtUtc?: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/card-problems/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one reported oneself, newest first, with the answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                problemId: string;
                                holderId: string;
                                holderName: string;
                                holderKind: "student" | "staff";
                                className?: string;
                                kind: "doesNotOpen" | "lost" | "damaged" | "found" | "other";
                                note: string;
                                state: "open" | "inHand" | "settled";
                                reportedAtUtc: number;
                                reportedBy: string;
                                addressees: string[];
                                answer?: string;
                                answeredBy?: string;
                                answeredAtUtc?: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards by name of the holder */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    state?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                cardId: string;
                                holderId: string | null;
                                holderName: string;
                                className?: string;
                                state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Registers a card */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        holderId: string | null;
                        uid?: string;
                        assurance?: "uid" | "keyed";
                        state?: "ordered" | "received" | "active";
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cards are in each state */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ordered?: number;
                            received?: number;
                            active?: number;
                            blocked?: number;
                            cancelled?: number;
                            deactivated?: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A card with its history and its block */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                            block?: {
                                blockId: string;
                                atUtc: number;
                                receipts: {
                                    doorId: string;
                                    confirmedAtUtc?: number;
                                }[];
                            };
                            history: {
                                atUtc: number;
                                state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                                actorName?: string;
                                reason?: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/assurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether a card proves itself by a key; its number is read again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        uid: string;
                        assurance: "uid" | "keyed";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks a card at every door; answers with the doors that confirmed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blockId: string;
                            receipts: {
                                doorId: string;
                                confirmedAtUtc?: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        uid?: string;
                        assurance?: "uid" | "keyed";
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards/{cardId}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cardId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cardId: string;
                            holderId: string | null;
                            holderName: string;
                            className?: string;
                            state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/child-data/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the school holds about one’s child; long parts with their newest rows. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/child-data/{personId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that the school holds about one’s child, for a file; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/child-data/{personId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report about one’s child as PDF; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guardian's children in every school. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                studentId: string;
                                schoolId: string;
                                firstName: string;
                                lastName: string;
                                className: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/children/{studentId}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The login of one’s child. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            login: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/children/{studentId}/not-mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that this is not one’s child: the account is closed in the school, which is told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/children/{studentId}/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries and exits of one child, newest first; school dates, both included */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                eventId: string;
                                doorName: string;
                                direction: "in" | "out" | "unknown";
                                occurredAtUtc: number;
                                opened: "yes" | "no" | "unknown";
                                late: boolean;
                                cause?: "card.forgotten" | "card.lost" | "card.damaged" | "card.none" | "late" | "collected" | "delivery" | "service" | "emergency" | "other";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/children/{studentId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another password for the account of one’s child. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/class-bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Class council and Parents’ Council members of each class, and what is still to be done. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                classId: string;
                                className: string;
                                body: "council" | "parents";
                                dueOn: string;
                                recordedOn: string | null;
                                isOverdue: boolean;
                                members: {
                                    personId: string;
                                    place: "chair" | "deputy" | "treasurer" | "secretary" | "member";
                                    name: string;
                                }[];
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/class-bodies/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as a list to be printed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes of a school year by grade level, then name. */
        get: {
            parameters: {
                query?: {
                    yearId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                classId: string;
                                yearId: string;
                                gradeLevel: number;
                                name: string;
                                bellScheduleId: string;
                                siteId: string | null;
                                unitId: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new class. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        yearId: string;
                        gradeLevel: number;
                        name: string;
                        bellScheduleId: string;
                        siteId: string | null;
                        unitId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            classId: string;
                            yearId: string;
                            gradeLevel: number;
                            name: string;
                            bellScheduleId: string;
                            siteId: string | null;
                            unitId: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes of a school year, of this one if none is named, with their size and homeroom teacher. */
        get: {
            parameters: {
                query?: {
                    yearId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                classId: string;
                                yearId: string;
                                gradeLevel: number;
                                name: string;
                                bellScheduleId: string;
                                siteId: string | null;
                                unitId: string | null;
                                version: number;
                                studentCount: number;
                                homeroom?: {
                                    staffId: string;
                                    name: string;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name, grade level, unit, site or other bell times of a class. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        gradeLevel: number;
                        name: string;
                        bellScheduleId: string;
                        siteId: string | null;
                        unitId: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            classId: string;
                            yearId: string;
                            gradeLevel: number;
                            name: string;
                            bellScheduleId: string;
                            siteId: string | null;
                            unitId: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a class away that nobody ever belonged to. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guardians of a class with mode and payment. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                guardianId: string;
                                name: string;
                                childNames: string[];
                                mode: "basic" | "extended";
                                until: string | null;
                                payment: {
                                    paymentId: string;
                                    amountGrosz: number;
                                    paidOn: string;
                                    orderedAtUtc: number | null;
                                    activatedAtUtc: number | null;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/access/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a pasted treasurer’s list is understood, line by line; nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                line: number;
                                student: string;
                                guardian: string;
                                guardianId: string | null;
                                choices: {
                                    guardianId: string;
                                    name: string;
                                }[];
                                amountGrosz: number | null;
                                paidOn: string | null;
                                isOtherAmount: boolean;
                                faults: {
                                    column: "student" | "guardian" | "amount" | "date";
                                    code: "missing" | "unknown" | "ambiguous" | "notNumber" | "notDate" | "future" | "beforeYear" | "twice" | "paidAlready";
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/access/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lines of the treasurer’s list; all of them or none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        payments: {
                            guardianId: string;
                            amountGrosz: number;
                            paidOn: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            written: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/bodies/{body}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Who belongs to the class council or to the Parents’ Council. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                    body: "council" | "parents";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        members: {
                            personId: string;
                            place: "chair" | "deputy" | "treasurer" | "secretary" | "member";
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            classId: string;
                            className: string;
                            body: "council" | "parents";
                            dueOn: string;
                            recordedOn: string | null;
                            isOverdue: boolean;
                            members: {
                                personId: string;
                                place: "chair" | "deputy" | "treasurer" | "secretary" | "member";
                                name: string;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/bodies/{body}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may belong to it: students of the class, or their guardians. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                    body: "council" | "parents";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                name: string;
                                of?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/data-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Students of a class: verified or left, and what is missing of each. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            classId: string;
                            className: string;
                            deadline: string;
                            daysLeft: number;
                            done: number;
                            items: {
                                studentId: string;
                                name: string;
                                numberInClass: number;
                                missing: ("bornOn" | "pesel" | "birthPlace" | "sex" | "homeAddress" | "citizenship" | "guardianPhone")[];
                                checkedOn: string | null;
                                checkedBy: string | null;
                                isChangedSince: boolean;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/data-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A discrepancy in the data of a class, for the administrator. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        studentId: string | null;
                        about: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Important events in the life of a class. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                eventId: string;
                                kind: "event" | "meeting" | "trip" | "success" | "problem";
                                on: string;
                                about: string;
                                author: string;
                                writtenAtUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** An important event in the life of a class. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "event" | "meeting" | "trip" | "success" | "problem";
                        on: string;
                        about: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/homeroom-deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who stands in for the homeroom teacher from a date to a date. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        teacherId: string;
                        from: string;
                        to: string;
                        decision: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            homerooms: {
                                assignmentId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                                decision: string | null;
                            }[];
                            deputies: {
                                deputyId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string;
                                decision: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/homeroom-deputies/{deputyId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Standing in for the homeroom teacher ends today. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                    deputyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            homerooms: {
                                assignmentId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                                decision: string | null;
                            }[];
                            deputies: {
                                deputyId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string;
                                decision: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/homeroom-teacher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The teacher who leads the class from a date on, by the director's decision. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        teacherId: string;
                        from: string;
                        decision: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignmentId: string;
                            replaced: {
                                teacherId: string;
                                from: string;
                                decision: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/homerooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who leads a class and who stands in, with former and coming ones. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            homerooms: {
                                assignmentId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                                decision: string | null;
                            }[];
                            deputies: {
                                deputyId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string;
                                decision: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/homerooms/{assignmentId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An appointment entered by mistake never was; who led the class before leads on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                    assignmentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            homerooms: {
                                assignmentId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                                decision: string | null;
                            }[];
                            deputies: {
                                deputyId: string;
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string;
                                decision: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who was in the class this year; who moved or left is crossed out. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                studentId: string;
                                firstName: string;
                                lastName: string;
                                numberInClass: number;
                                from: string;
                                to: string | null;
                                isStruck: boolean;
                                why: ("moved" | "left") | null;
                                movedTo: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/receipt-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The list on which receipt is signed, as PDF. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose login data were made in a class, and who received them when. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                name: string;
                                role: "student" | "guardian";
                                childNames: string[];
                                login: string;
                                receivedOn: string | null;
                                isUsed: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Notes the day on which login data were received. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountIds: string[];
                        receivedOn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            written: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/classes/{classId}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Term dates of a class: its own, or those of the school year. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            terms: {
                                ordinal: number;
                                from: string;
                                to: string;
                            }[];
                            isOwn: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Term dates of a class; none: those of the school year again. Its shared groups must allow them. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        terms: {
                            ordinal: number;
                            from: string;
                            to: string;
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            terms: {
                                ordinal: number;
                                from: string;
                                to: string;
                            }[];
                            isOwn: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who teaches what to which class or group, with former and coming teachers. */
        get: {
            parameters: {
                query?: {
                    yearId?: string;
                    teacherId?: string;
                    classId?: string;
                    register?: "lessonRegister" | "individualRegister" | "extraRegister" | "clubRegister" | "otherRegister";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                courseId: string;
                                yearId: string;
                                subjectId: string;
                                classId: string | null;
                                groupId: string | null;
                                groupName: string;
                                activity: "lesson" | "individual" | "extra" | "club" | "other";
                                register: "lessonRegister" | "individualRegister" | "extraRegister" | "clubRegister" | "otherRegister";
                                subjectName: string;
                                targetName: string;
                                classIds: string[];
                                teachers: {
                                    teacherId: string;
                                    name: string;
                                    from: string;
                                    to: string | null;
                                }[];
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A subject for a class or group, as a lesson or another kind of activity, and who teaches it from a day on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subjectId: string;
                        classId: string | null;
                        groupId: string | null;
                        groupName: string;
                        activity?: "lesson" | "individual" | "extra" | "club" | "other";
                        teacherIds: string[];
                        from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            courseId: string;
                            yearId: string;
                            subjectId: string;
                            classId: string | null;
                            groupId: string | null;
                            groupName: string;
                            activity: "lesson" | "individual" | "extra" | "club" | "other";
                            register: "lessonRegister" | "individualRegister" | "extraRegister" | "clubRegister" | "otherRegister";
                            subjectName: string;
                            targetName: string;
                            classIds: string[];
                            teachers: {
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{courseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a course away that was put in by mistake. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    courseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{courseId}/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a course teaches today. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    courseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                studentId: string;
                                firstName: string;
                                lastName: string;
                                className: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{courseId}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Who teaches a course from a day on; earlier days stay as they were. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    courseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        teacherIds: string[];
                        from: string;
                        reason?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            courseId: string;
                            yearId: string;
                            subjectId: string;
                            classId: string | null;
                            groupId: string | null;
                            groupName: string;
                            activity: "lesson" | "individual" | "extra" | "club" | "other";
                            register: "lessonRegister" | "individualRegister" | "extraRegister" | "clubRegister" | "otherRegister";
                            subjectName: string;
                            targetName: string;
                            classIds: string[];
                            teachers: {
                                teacherId: string;
                                name: string;
                                from: string;
                                to: string | null;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes within reach: how many students are verified this year. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                classId: string;
                                name: string;
                                done: number;
                                total: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To which bodies personal data were given, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                disclosureId: string;
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                                isSecret: boolean;
                                persons: {
                                    personId: string;
                                    name: string;
                                }[];
                                recordedAtUtc: number;
                                recordedByName: string;
                                cancelledAtUtc: number | null;
                                cancelledByName: string | null;
                                cancelReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Records that data were given to a body entitled by law. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: string;
                        legalBasis: string;
                        scope: string;
                        form: "paper" | "electronic" | "oral" | "inspection";
                        disclosedOn: string;
                        isSecret: boolean;
                        personIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                disclosureId: string;
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                                isSecret: boolean;
                                persons: {
                                    personId: string;
                                    name: string;
                                }[];
                                recordedAtUtc: number;
                                recordedByName: string;
                                cancelledAtUtc: number | null;
                                cancelledByName: string | null;
                                cancelReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-disclosures/{disclosureId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Crosses out one that was recorded by mistake. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    disclosureId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                disclosureId: string;
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                                isSecret: boolean;
                                persons: {
                                    personId: string;
                                    name: string;
                                }[];
                                recordedAtUtc: number;
                                recordedByName: string;
                                cancelledAtUtc: number | null;
                                cancelledByName: string | null;
                                cancelReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Discrepancies that homeroom teachers reported. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                reportId: string;
                                className: string;
                                studentId: string | null;
                                name: string | null;
                                about: string;
                                state: "open" | "done";
                                reportedBy: string;
                                reportedAtUtc: number;
                                answer: string | null;
                                answeredBy: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-reports/{reportId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The administrator answers, and the report is done. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reportId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people asked about their data, late ones first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                requestId: string;
                                personId: string;
                                personName: string;
                                kind: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
                                askedBy: string;
                                receivedOn: string;
                                dueOn: string;
                                extensionReason: string | null;
                                note: string | null;
                                answeredOn: string | null;
                                answer: string | null;
                                answeredByName: string | null;
                                recordedByName: string;
                                state: "open" | "late" | "answered";
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A request came; one month runs from its day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        personId: string;
                        kind: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
                        askedBy: string;
                        receivedOn: string;
                        note: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                requestId: string;
                                personId: string;
                                personName: string;
                                kind: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
                                askedBy: string;
                                receivedOn: string;
                                dueOn: string;
                                extensionReason: string | null;
                                note: string | null;
                                answeredOn: string | null;
                                answer: string | null;
                                answeredByName: string | null;
                                recordedByName: string;
                                state: "open" | "late" | "answered";
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests/{requestId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The request was answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answeredOn: string;
                        answer: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                requestId: string;
                                personId: string;
                                personName: string;
                                kind: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
                                askedBy: string;
                                receivedOn: string;
                                dueOn: string;
                                extensionReason: string | null;
                                note: string | null;
                                answeredOn: string | null;
                                answer: string | null;
                                answeredByName: string | null;
                                recordedByName: string;
                                state: "open" | "late" | "answered";
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests/{requestId}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The answer takes longer, by at most two months. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        dueOn: string;
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                requestId: string;
                                personId: string;
                                personName: string;
                                kind: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
                                askedBy: string;
                                receivedOn: string;
                                dueOn: string;
                                extensionReason: string | null;
                                note: string | null;
                                answeredOn: string | null;
                                answer: string | null;
                                answeredByName: string | null;
                                recordedByName: string;
                                state: "open" | "late" | "answered";
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/door-behaviours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the doors of the school behave */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                opensBy: "card" | "card_pin" | "pin";
                                isOuter: boolean;
                                freeHours: {
                                    weekday: number;
                                    from: string;
                                    to: string;
                                }[];
                                freeAfterStaff: boolean;
                                interlock: number | null;
                                hasDuress: boolean;
                                alarmRepeatMinutes: number;
                                doorId: string;
                                outerReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/door-holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Staff with or without a PIN, and people with a longer opening */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                name: string;
                                isStaff: boolean;
                                hasPin: boolean;
                                pinSetAtUtc?: number;
                                pulseMs?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/door-holders/{personId}/longer-opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Relay time of a person who needs longer */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        pulseMs: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/door-holders/{personId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new PIN for somebody of the staff; shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pin: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Takes a PIN away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Doors of the school and whether they can be reached */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                doorId: string;
                                name: string;
                                online: boolean;
                                lastHeardAtUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        pulseMs: number;
                        heldOpenAfterMs: number;
                        needs: "uid" | "keyed";
                        oneReaderDirection: "in" | "out" | "unknown";
                        siteId: string;
                        shortName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            pulseMs: number;
                            heldOpenAfterMs: number;
                            needs: "uid" | "keyed";
                            oneReaderDirection: "in" | "out" | "unknown";
                            siteId: string;
                            shortName: string;
                            doorId: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doors/{doorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    doorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        pulseMs: number;
                        heldOpenAfterMs: number;
                        needs: "uid" | "keyed";
                        oneReaderDirection: "in" | "out" | "unknown";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            pulseMs: number;
                            heldOpenAfterMs: number;
                            needs: "uid" | "keyed";
                            oneReaderDirection: "in" | "out" | "unknown";
                            siteId: string;
                            shortName: string;
                            doorId: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doors/{doorId}/behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** How a door behaves: PIN, free hours, airlock, alarms */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    doorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        opensBy: "card" | "card_pin" | "pin";
                        isOuter: boolean;
                        freeHours: {
                            weekday: number;
                            from: string;
                            to: string;
                        }[];
                        freeAfterStaff: boolean;
                        interlock: number | null;
                        hasDuress: boolean;
                        alarmRepeatMinutes: number;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            opensBy: "card" | "card_pin" | "pin";
                            isOuter: boolean;
                            freeHours: {
                                weekday: number;
                                from: string;
                                to: string;
                            }[];
                            freeAfterStaff: boolean;
                            interlock: number | null;
                            hasDuress: boolean;
                            alarmRepeatMinutes: number;
                            doorId: string;
                            outerReason: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doors/{doorId}/outer-exception": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The school lets an outer door be passed without a card, and says why (C-36) */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    doorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            opensBy: "card" | "card_pin" | "pin";
                            isOuter: boolean;
                            freeHours: {
                                weekday: number;
                                from: string;
                                to: string;
                            }[];
                            freeAfterStaff: boolean;
                            interlock: number | null;
                            hasDuress: boolean;
                            alarmRepeatMinutes: number;
                            doorId: string;
                            outerReason: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doors/{doorId}/outer-exception/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The school takes that back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    doorId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            opensBy: "card" | "card_pin" | "pin";
                            isOuter: boolean;
                            freeHours: {
                                weekday: number;
                                from: string;
                                to: string;
                            }[];
                            freeAfterStaff: boolean;
                            interlock: number | null;
                            hasDuress: boolean;
                            alarmRepeatMinutes: number;
                            doorId: string;
                            outerReason: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/envelopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stand-in administrators in the safe, and whether an envelope was opened. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                envelopeId: string;
                                accountId: string;
                                place: string;
                                sealedBy: string;
                                sealedAtUtc: number;
                                state: "sealed" | "opened" | "void";
                                openedAtUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Seals a new stand-in administrator: a PDF to fold; the one before is void. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ten cards of the set-up: what is done, what is missing, what was left for later. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/cards/{card}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes up a card that was left for later. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/cards/{card}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves a card for later. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/checks/{asRole}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says that somebody looked at the school as a teacher, guardian or student, or takes it back. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    asRole: "teacher" | "guardian" | "student";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isSeen: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/homerooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who leads each class of the year that is set up, and who could. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            classes: {
                                classId: string;
                                name: string;
                                teacherId: string | null;
                            }[];
                            teachers: {
                                teacherId: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Homeroom teachers of many classes by one decision, all or none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        decision: string;
                        homerooms: {
                            classId: string;
                            teacherId: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/ready-year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A school year as the law lays it down, with usual bell times, to be edited. */
        get: {
            parameters: {
                query?: {
                    autumn?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            year: {
                                name: string;
                                from: string;
                                to: string;
                                lessonsFrom: string;
                                lessonsTo: string;
                                terms: {
                                    ordinal: number;
                                    from: string;
                                    to: string;
                                }[];
                            };
                            daysOff: {
                                from: string;
                                to: string;
                                name: string;
                                kind: "public" | "holiday" | "school";
                                source: string;
                            }[];
                            bells: {
                                name: string;
                                periods: {
                                    number: number;
                                    from: string;
                                    to: string;
                                }[];
                                days?: {
                                    weekday: number;
                                    bellScheduleId: string;
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides as most schools do whatever the school has not decided yet. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The school begins: guardians and students get in from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        evenWithGaps: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-day/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a school year with its days off and bell times, all or nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        year: {
                            name: string;
                            from: string;
                            to: string;
                            lessonsFrom: string;
                            lessonsTo: string;
                            terms: {
                                ordinal: number;
                                from: string;
                                to: string;
                            }[];
                        };
                        daysOff: {
                            from: string;
                            to: string;
                            name: string;
                            kind: "public" | "holiday" | "school";
                        }[];
                        bells: {
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            days?: {
                                weekday: number;
                                bellScheduleId: string;
                            }[];
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            openedAtUtc: number | null;
                            openedByName: string | null;
                            cards: {
                                card: "admin" | "school" | "year" | "pupils" | "staff" | "plan" | "homerooms" | "rules" | "accounts" | "start";
                                minutes: number;
                                state: "done" | "open" | "skipped";
                                has: {
                                    what: "admins" | "daysOff" | "bells" | "classes" | "pupils" | "staff" | "decidedOptions" | "councilOptions" | "accounts";
                                    count: number;
                                }[];
                                gaps: {
                                    what: "adminsWithoutFactor" | "schoolName" | "schoolAddress" | "schoolYear" | "daysOff" | "bells" | "pupils" | "pupilsWithoutClass" | "pupilsWithoutGuardian" | "teachers" | "director" | "secretariat" | "timetable" | "classesWithoutLessons" | "classes" | "classesWithoutHomeroom" | "undecidedOptions" | "peopleWithoutAccount" | "accountsWithoutSlip" | "opening";
                                    count: number;
                                }[];
                                skipped: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                            checks: {
                                asRole: "teacher" | "guardian" | "student";
                                seen: {
                                    atUtc: number;
                                    byName: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first login by the code of a slip, with an own password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        password: string;
                        ownDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose school the code of a slip is of. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schoolName: string;
                            login: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grade-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Grade categories of the school in the order of the Polish alphabet. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                gradeCategoryId: string;
                                name: string;
                                shortName: string;
                                weightHundredths: number;
                                isCounted: boolean;
                                colour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new grade category of the whole school. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                        weightHundredths: number;
                        isCounted: boolean;
                        colour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gradeCategoryId: string;
                            name: string;
                            shortName: string;
                            weightHundredths: number;
                            isCounted: boolean;
                            colour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grade-categories/{gradeCategoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name, weight or colour of a grade category. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    gradeCategoryId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                        weightHundredths: number;
                        isCounted: boolean;
                        colour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gradeCategoryId: string;
                            name: string;
                            shortName: string;
                            weightHundredths: number;
                            isCounted: boolean;
                            colour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a grade category away that no grade has. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    gradeCategoryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of students, with how many belong to each on a day. */
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                groupId: string;
                                yearId: string;
                                name: string;
                                subjectId: string | null;
                                teacherId: string | null;
                                classIds: string[];
                                subjectName: string | null;
                                teacherName: string | null;
                                classNames: string[];
                                memberCount: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new group within a class or across classes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        yearId: string;
                        name: string;
                        subjectId: string | null;
                        teacherId: string | null;
                        classIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groupId: string;
                            yearId: string;
                            name: string;
                            subjectId: string | null;
                            teacherId: string | null;
                            classIds: string[];
                            subjectName: string | null;
                            teacherName: string | null;
                            classNames: string[];
                            memberCount: number;
                            version: number;
                            members: {
                                studentId: string;
                                numberInGroup: number;
                                firstName: string;
                                lastName: string;
                                className: string;
                                since: string;
                            }[];
                            laterChanges: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person may do with groups on a day: the groups whose lists the person keeps, and the pupils that they may be made of. */
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            yearId: string | null;
                            mayCreate: boolean;
                            groupIds: string[];
                            classes: {
                                classId: string;
                                name: string;
                                gradeLevel: number;
                                termDates: number;
                                pupils: {
                                    studentId: string;
                                    numberInClass: number;
                                    firstName: string;
                                    lastName: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group with its members on a day, in the order of the group. */
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path: {
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groupId: string;
                            yearId: string;
                            name: string;
                            subjectId: string | null;
                            teacherId: string | null;
                            classIds: string[];
                            subjectName: string | null;
                            teacherName: string | null;
                            classNames: string[];
                            memberCount: number;
                            version: number;
                            members: {
                                studentId: string;
                                numberInGroup: number;
                                firstName: string;
                                lastName: string;
                                className: string;
                                since: string;
                            }[];
                            laterChanges: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Another name, teacher, subject or other classes of a group. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        subjectId: string | null;
                        teacherId: string | null;
                        classIds: string[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groupId: string;
                            yearId: string;
                            name: string;
                            subjectId: string | null;
                            teacherId: string | null;
                            classIds: string[];
                            subjectName: string | null;
                            teacherName: string | null;
                            classNames: string[];
                            memberCount: number;
                            version: number;
                            members: {
                                studentId: string;
                                numberInGroup: number;
                                firstName: string;
                                lastName: string;
                                className: string;
                                since: string;
                            }[];
                            laterChanges: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a group away that nobody ever belonged to. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Who belongs to a group from a day on, in the order of the group. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        studentIds: string[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groupId: string;
                            yearId: string;
                            name: string;
                            subjectId: string | null;
                            teacherId: string | null;
                            classIds: string[];
                            subjectName: string | null;
                            teacherName: string | null;
                            classNames: string[];
                            memberCount: number;
                            version: number;
                            members: {
                                studentId: string;
                                numberInGroup: number;
                                firstName: string;
                                lastName: string;
                                className: string;
                                since: string;
                            }[];
                            laterChanges: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guardians/{guardianId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One guardian with contacts and children. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            guardianId: string;
                            firstName: string;
                            lastName: string;
                            phone: string | null;
                            email: string | null;
                            version: number;
                            children: {
                                studentId: string;
                                name: string;
                                className?: string;
                                relation: "mother" | "father" | "legalGuardian" | "other";
                                seesPassages: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another name or other contacts of a guardian. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        firstName?: string;
                        lastName?: string;
                        phone?: string | null;
                        email?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            guardianId: string;
                            firstName: string;
                            lastName: string;
                            phone: string | null;
                            email: string | null;
                            version: number;
                            children: {
                                studentId: string;
                                name: string;
                                className?: string;
                                relation: "mother" | "father" | "legalGuardian" | "other";
                                seesPassages: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/guardians/{guardianId}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The modes that a guardian was given, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                mode: "basic" | "extended";
                                from: string;
                                to: string | null;
                                setAtUtc: number;
                                setByName: string;
                                reason: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Gives a guardian a mode by hand. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mode: "basic" | "extended";
                        reason: string;
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/help-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls for help from doors: open ones and those of the last hour, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                callId: string;
                                schoolId: string;
                                doorName: string;
                                holderName: string;
                                occurredAtUtc: number;
                                answeredAtUtc?: number;
                                answeredBy?: string;
                                /** @enum {boolean} */
                                answeredAtKiosk?: true;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/help-calls/{callId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody sees to a call for help; the first answer counts */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    callId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            callId: string;
                            schoolId: string;
                            doorName: string;
                            holderName: string;
                            occurredAtUtc: number;
                            answeredAtUtc?: number;
                            answeredBy?: string;
                            /** @enum {boolean} */
                            answeredAtKiosk?: true;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hubs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hubs of the school and their health */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                hubId: string;
                                siteId: string;
                                enrolledAtUtc: number;
                                revokedAtUtc?: number;
                                lastHeardAtUtc?: number;
                                online: boolean;
                                rosterVersion?: number;
                                eventsWaiting?: number;
                                quarantined: number;
                                hasGap: boolean;
                                unconfirmedDoors: {
                                    doorId: string;
                                    name: string;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hubs/{hubId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Strikes a hub out; its streams end within a second */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    hubId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last imports, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                importId: string;
                                kind: "students" | "staff" | "timetable";
                                state: "reading" | "ready" | "writing" | "written" | "undoing" | "undone" | "refused" | "dropped";
                                fileName: string;
                                fileBytes: number;
                                actorName: string;
                                startedAtUtc: number;
                                writtenAtUtc: number | null;
                                undoUntilUtc: number | null;
                                counts: {
                                    new: number;
                                    changed: number;
                                    same: number;
                                    unclear: number;
                                    refused: number;
                                } | null;
                                fault: {
                                    code: string;
                                    details: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Takes a file; a job reads it and writes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "students" | "staff" | "timetable";
                        fileName: string;
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            importId: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import with its dry run: columns, counts and what a human decides. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            importId: string;
                            kind: "students" | "staff" | "timetable";
                            state: "reading" | "ready" | "writing" | "written" | "undoing" | "undone" | "refused" | "dropped";
                            fileName: string;
                            fileBytes: number;
                            actorName: string;
                            startedAtUtc: number;
                            writtenAtUtc: number | null;
                            undoUntilUtc: number | null;
                            counts: {
                                new: number;
                                changed: number;
                                same: number;
                                unclear: number;
                                refused: number;
                            } | null;
                            fault: {
                                code: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            version: number;
                            choices: {
                                columns: {
                                    [key: string]: string;
                                };
                                answers: {
                                    [key: string]: string;
                                };
                                from?: string;
                                className?: string;
                            };
                            dryRun: {
                                digest: string;
                                from: string;
                                fields: string[];
                                columns: {
                                    index: number;
                                    header: string;
                                    field: string | null;
                                    examples: string[];
                                }[];
                                missing: string[];
                                made: {
                                    kind: string;
                                    name: string;
                                }[];
                                remarks: {
                                    code: string;
                                    names: string[];
                                    count: number;
                                }[];
                                questions: {
                                    key: string;
                                    code: string;
                                    about: string;
                                    line: number;
                                    options: {
                                        id: string;
                                        label: string;
                                    }[];
                                    answer: string | null;
                                }[];
                                needsAgreement: boolean;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Which column is what, from which day, and what a human decided about unclear rows. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        columns: {
                            [key: string]: string;
                        };
                        answers: {
                            [key: string]: string;
                        };
                        from?: string;
                        className?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            importId: string;
                            kind: "students" | "staff" | "timetable";
                            state: "reading" | "ready" | "writing" | "written" | "undoing" | "undone" | "refused" | "dropped";
                            fileName: string;
                            fileBytes: number;
                            actorName: string;
                            startedAtUtc: number;
                            writtenAtUtc: number | null;
                            undoUntilUtc: number | null;
                            counts: {
                                new: number;
                                changed: number;
                                same: number;
                                unclear: number;
                                refused: number;
                            } | null;
                            fault: {
                                code: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            version: number;
                            choices: {
                                columns: {
                                    [key: string]: string;
                                };
                                answers: {
                                    [key: string]: string;
                                };
                                from?: string;
                                className?: string;
                            };
                            dryRun: {
                                digest: string;
                                from: string;
                                fields: string[];
                                columns: {
                                    index: number;
                                    header: string;
                                    field: string | null;
                                    examples: string[];
                                }[];
                                missing: string[];
                                made: {
                                    kind: string;
                                    name: string;
                                }[];
                                remarks: {
                                    code: string;
                                    names: string[];
                                    count: number;
                                }[];
                                questions: {
                                    key: string;
                                    code: string;
                                    about: string;
                                    line: number;
                                    options: {
                                        id: string;
                                        label: string;
                                    }[];
                                    answer: string | null;
                                }[];
                                needsAgreement: boolean;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a file away unwritten and forgets it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a dry run in the order of the file, all or of one state. */
        get: {
            parameters: {
                query?: {
                    state?: "new" | "changed" | "same" | "unclear" | "refused";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                line: number;
                                title: string;
                                state: "new" | "changed" | "same" | "unclear" | "refused";
                                faults: {
                                    column: string;
                                    code: string;
                                    details: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                changes: {
                                    field: string;
                                    before: string;
                                    after: string;
                                }[];
                                cells: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a whole import back within a day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** „Wczytaj": a job writes what the dry run said, all of it or nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        digest: string;
                        agreement?: {
                            on: string;
                            by: string;
                            reference?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Breaches of security of the school, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                incidentId: string;
                                number: number;
                                kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                                happenedAtUtc: number;
                                noticedAtUtc: number;
                                what: string;
                                effects: string | null;
                                measures: string | null;
                                account: {
                                    accountId: string;
                                    name: string;
                                } | null;
                                decision: ("block" | "evidence") | null;
                                decisionNote: string | null;
                                decidedAtUtc: number | null;
                                decidedByName: string | null;
                                reportedAtUtc: number;
                                reportedByName: string;
                                providerToldAtUtc: number | null;
                                authorityToldAtUtc: number | null;
                                personsToldAtUtc: number | null;
                                authorityDeadlineUtc: number;
                                closedAtUtc: number | null;
                                closedByName: string | null;
                                closingNote: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Records a breach of security. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                        happenedAtUtc: number;
                        noticedAtUtc: number;
                        what: string;
                        accountId: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidentId: string;
                            number: number;
                            kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                            happenedAtUtc: number;
                            noticedAtUtc: number;
                            what: string;
                            effects: string | null;
                            measures: string | null;
                            account: {
                                accountId: string;
                                name: string;
                            } | null;
                            decision: ("block" | "evidence") | null;
                            decisionNote: string | null;
                            decidedAtUtc: number | null;
                            decidedByName: string | null;
                            reportedAtUtc: number;
                            reportedByName: string;
                            providerToldAtUtc: number | null;
                            authorityToldAtUtc: number | null;
                            personsToldAtUtc: number | null;
                            authorityDeadlineUtc: number;
                            closedAtUtc: number | null;
                            closedByName: string | null;
                            closingNote: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incidentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What was found out about a breach, and who was told. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        effects: string | null;
                        measures: string | null;
                        providerToldAtUtc: number | null;
                        authorityToldAtUtc: number | null;
                        personsToldAtUtc: number | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidentId: string;
                            number: number;
                            kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                            happenedAtUtc: number;
                            noticedAtUtc: number;
                            what: string;
                            effects: string | null;
                            measures: string | null;
                            account: {
                                accountId: string;
                                name: string;
                            } | null;
                            decision: ("block" | "evidence") | null;
                            decisionNote: string | null;
                            decidedAtUtc: number | null;
                            decidedByName: string | null;
                            reportedAtUtc: number;
                            reportedByName: string;
                            providerToldAtUtc: number | null;
                            authorityToldAtUtc: number | null;
                            personsToldAtUtc: number | null;
                            authorityDeadlineUtc: number;
                            closedAtUtc: number | null;
                            closedByName: string | null;
                            closingNote: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incidentId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a breach that was decided and told to the provider. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidentId: string;
                            number: number;
                            kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                            happenedAtUtc: number;
                            noticedAtUtc: number;
                            what: string;
                            effects: string | null;
                            measures: string | null;
                            account: {
                                accountId: string;
                                name: string;
                            } | null;
                            decision: ("block" | "evidence") | null;
                            decisionNote: string | null;
                            decidedAtUtc: number | null;
                            decidedByName: string | null;
                            reportedAtUtc: number;
                            reportedByName: string;
                            providerToldAtUtc: number | null;
                            authorityToldAtUtc: number | null;
                            personsToldAtUtc: number | null;
                            authorityDeadlineUtc: number;
                            closedAtUtc: number | null;
                            closedByName: string | null;
                            closingNote: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incidentId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks the access, or leaves it to gather evidence. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        decision: "block" | "evidence";
                        note: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            incidentId: string;
                            number: number;
                            kind: "foreignLogin" | "lostPassword" | "lostDevice" | "dataSeen" | "dataSent" | "dataLost" | "forcedDoor" | "other";
                            happenedAtUtc: number;
                            noticedAtUtc: number;
                            what: string;
                            effects: string | null;
                            measures: string | null;
                            account: {
                                accountId: string;
                                name: string;
                            } | null;
                            decision: ("block" | "evidence") | null;
                            decisionNote: string | null;
                            decidedAtUtc: number | null;
                            decidedByName: string | null;
                            reportedAtUtc: number;
                            reportedByName: string;
                            providerToldAtUtc: number | null;
                            authorityToldAtUtc: number | null;
                            personsToldAtUtc: number | null;
                            authorityDeadlineUtc: number;
                            closedAtUtc: number | null;
                            closedByName: string | null;
                            closingNote: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incidentId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report for the provider as PDF. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incidentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of outside inspections. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                inspectionId: string;
                                accountId: string;
                                inspectorName: string;
                                institution: string;
                                orderedByName: string;
                                orderedOn: string;
                                firstDay: string;
                                lastDay: string;
                                state: "coming" | "open" | "over";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Opens an account for a named inspector for some days; its password is shown here only. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        inspectorName: string;
                        institution: string;
                        orderedBy: string;
                        orderedOn: string;
                        firstDay: string;
                        lastDay: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inspectionId: string;
                            accountId: string;
                            login: string;
                            oneTimePassword: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/{inspectionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an inspection’s account before its last day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspectionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Copies of this installation with age and size, and how full its stores are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            atUtc: number;
                            state: "off" | "missing" | "none" | "fine" | "failing" | "old";
                            keepDays?: number;
                            isCopying: boolean;
                            lastGood?: {
                                copyId: string;
                                madeAtUtc: number;
                                tookMs: number;
                                cause: "night" | "person";
                                outcome: "good" | "failed";
                                fault?: "folder" | "key" | "database" | "room" | "other";
                                bytes: number;
                                erasedAtUtc?: number;
                                isThere: boolean;
                            };
                            copies: {
                                copyId: string;
                                madeAtUtc: number;
                                tookMs: number;
                                cause: "night" | "person";
                                outcome: "good" | "failed";
                                fault?: "folder" | "key" | "database" | "room" | "other";
                                bytes: number;
                                erasedAtUtc?: number;
                                isThere: boolean;
                            }[];
                            stores: {
                                store: "database" | "copies";
                                usedBytes: number;
                                maxBytes?: number;
                            }[];
                            isMailLoginRefused: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a copy now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: passage, card, heartbeat */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ranges of days that were closed to changes, lifted ones too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                lockId: string;
                                from: string;
                                to: string;
                                kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                                classIds: string[] | null;
                                reason: string;
                                setAtUtc: number;
                                setByName: string;
                                liftedAtUtc: number | null;
                                liftedByName: string | null;
                                liftReason: string | null;
                                overlaps: string[];
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Closes a range of days for some kinds of entries, of some classes or of all. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                        classIds: string[] | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lockId: string;
                            from: string;
                            to: string;
                            kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                            classIds: string[] | null;
                            reason: string;
                            setAtUtc: number;
                            setByName: string;
                            liftedAtUtc: number | null;
                            liftedByName: string | null;
                            liftReason: string | null;
                            overlaps: string[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locks/{lockId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Other days, kinds or classes of a lock in force. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    lockId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                        classIds: string[] | null;
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lockId: string;
                            from: string;
                            to: string;
                            kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                            classIds: string[] | null;
                            reason: string;
                            setAtUtc: number;
                            setByName: string;
                            liftedAtUtc: number | null;
                            liftedByName: string | null;
                            liftReason: string | null;
                            overlaps: string[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locks/{lockId}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the range again; the lock stays on record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    lockId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lockId: string;
                            from: string;
                            to: string;
                            kinds: ("grades" | "attendance" | "conduct" | "lessons")[];
                            classIds: string[] | null;
                            reason: string;
                            setAtUtc: number;
                            setByName: string;
                            liftedAtUtc: number | null;
                            liftedByName: string | null;
                            liftReason: string | null;
                            overlaps: string[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last orders of slips and how far each has come. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                batchId: string;
                                className: string;
                                audience: "students" | "guardians" | "both";
                                state: "waiting" | "made" | "over" | "failed";
                                done: number;
                                total: number;
                                slips: number;
                                orderedAtUtc: number;
                                untilUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Orders accounts and slips for a class; a job makes them. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        classId: string;
                        audience: "students" | "guardians" | "both";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            batchId: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login-slips/{batchId}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sheet of slips as PDF, for a day; each time it is taken is recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batchId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Forgets the passwords of a sheet that was printed. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batchId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lost-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a lost password can be replaced by e-mail here. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            byMail: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Asks for a link by e-mail; the answer tells nothing of the login. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        login: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lost-password/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another password by the secret of a link. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own access in each school. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                schoolId: string;
                                everybodyExtended: boolean;
                                mode: "basic" | "extended";
                                until: string | null;
                                services: {
                                    service: "correspondence" | "announcements" | "help" | "configuration" | "emailNotice" | "assistedView" | "remoteView" | "mobile" | "sms";
                                    basic: "yes" | "no" | "paid";
                                    extended: "yes" | "no" | "paid";
                                }[];
                                feeGrosz: number;
                                payee: string;
                                bankAccount: string | null;
                                transferTitle: string;
                                version: number;
                                payment: {
                                    paymentId: string;
                                    amountGrosz: number;
                                    paidOn: string;
                                    orderedAtUtc: number | null;
                                    activatedAtUtc: number | null;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-access/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Orders the activation of one’s own account. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes the order back. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one’s schools let one sign in besides here, and which of it is linked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                issuerId: string;
                                label: string;
                                schoolName: string;
                                linkedAtUtc?: number;
                                madeBy?: "owner" | "office";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Begins to link one’s account: the address to which the browser goes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        issuerId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/elsewhere/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links one’s account with what the browser brought back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: string;
                        code?: string;
                        error?: string;
                        iss?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/elsewhere/{issuerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the link of one’s account. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    issuerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own e-mail address. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Enters one’s own e-mail address, or takes it away. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins one’s account to another school by the code of its slip. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges the notice that work in the diary is monitored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one wants to be told of. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            passages: boolean;
                            absences: boolean;
                            messages: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** What one wants to be told of. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        passages: boolean;
                        absences: boolean;
                        messages: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose data reports one may ask for: one’s own and those of one’s children. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                schoolId: string;
                                personId: string;
                                name: string;
                                isChild: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-data/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the school holds about oneself; long parts with their newest rows. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-data/{personId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that the school holds about oneself, for a file; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-data/{personId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report about oneself as PDF; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regulations in force in each school of the account, and whether they were read. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                schoolId: string;
                                termsId: string;
                                number: number;
                                title: string;
                                textPl: string;
                                textUk: string | null;
                                textEn: string | null;
                                validFrom: string;
                                readAtUtc: number | null;
                                nextFrom?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-terms/{termsId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person has read the regulations in force; a second time keeps the first. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    termsId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Students, guardians and staff by name; a search forgives marks and slips of the keys. */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    kind?: "student" | "guardian" | "staff";
                    classId?: string;
                    former?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                personId: string;
                                kind: "student" | "guardian" | "staff";
                                firstName: string;
                                lastName: string;
                                isCurrent: boolean;
                                classId?: string;
                                className?: string;
                                position?: "teacher" | "management" | "office" | "specialist" | "support";
                                homeroomOf?: string;
                                children?: {
                                    studentId: string;
                                    name: string;
                                    className?: string;
                                }[];
                            }[];
                            near: boolean;
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many students, guardians and staff there are today. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            student: number;
                            guardian: number;
                            staff: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person of the school. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                            kind: "student" | "guardian" | "staff";
                            firstName: string;
                            lastName: string;
                            isCurrent: boolean;
                            classId?: string;
                            className?: string;
                            position?: "teacher" | "management" | "office" | "specialist" | "support";
                            homeroomOf?: string;
                            children?: {
                                studentId: string;
                                name: string;
                                className?: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every card that somebody has or had, newest first, with its history */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                cardId: string;
                                state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                                createdAtUtc: number;
                                history: {
                                    atUtc: number;
                                    state: "ordered" | "received" | "active" | "blocked" | "cancelled" | "deactivated";
                                    actorName?: string;
                                    reason?: string;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a person may be removed whole, and who goes with a student. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isOpen: boolean;
                            from: string;
                            to: string;
                            name: string;
                            guardianCount: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Removes a student or a member of staff whole; only from 1 to 15 September. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processing-agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agreements by which a provider processes the school’s data, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Records an agreement with its wording and dates. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        wording: string;
                        signedOn: string;
                        validFrom: string;
                        validTo: string | null;
                        subprocessors: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processing-agreements/{agreementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Corrects or ends an agreement. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    agreementId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        wording: string;
                        signedOn: string;
                        validFrom: string;
                        validTo: string | null;
                        subprocessors: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schools that the superadministrator keeps. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                schoolId: string;
                                name: string;
                                address: string;
                                accounts: number;
                                isOpen: boolean;
                                suspended: {
                                    sinceUtc: number;
                                    byName: string;
                                    reason: string;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new school; the answer is the slip of its first administrator, a PDF. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        siteName: string;
                        zone?: string;
                        admin: {
                            login: string;
                            firstName: string;
                            lastName: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider/schools/{schoolId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everybody gets into the school again as before. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schoolId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider/schools/{schoolId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody but the superadministrator gets into the school from now on; its doors go on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    schoolId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long each kind of data is kept, within which bounds, and how much is over. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                from: "event" | "leaving" | "closing";
                                least: number;
                                most: number;
                                default: number;
                                source: string;
                                days: number;
                                setting: {
                                    days: number;
                                    validFrom: string;
                                    reason: string;
                                    setByName: string;
                                } | null;
                                next: {
                                    days: number;
                                    validFrom: string;
                                    reason: string;
                                    setByName: string;
                                } | null;
                                waiting: number;
                            }[];
                            isAllHeld: boolean;
                            heldPersons: number;
                            evidenceFromUtc: number | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is not erased as long as a proceeding lasts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                holdId: string;
                                personId: string | null;
                                personName: string | null;
                                reason: string;
                                setAtUtc: number;
                                setByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Stops the erasing of one person’s data, or of all. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        personId: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                holdId: string;
                                personId: string | null;
                                personName: string | null;
                                reason: string;
                                setAtUtc: number;
                                setByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/holds/{holdId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the erasing go on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    holdId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                holdId: string;
                                personId: string | null;
                                personName: string | null;
                                reason: string;
                                setAtUtc: number;
                                setByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the last runs erased. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                runId: string;
                                onDate: string;
                                finishedAtUtc: number;
                                askedByName: string | null;
                                erased: number;
                                counts: {
                                    key: string;
                                    days: number;
                                    beforeDate: string;
                                    erased: number;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Erases now what is over, instead of by night. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another number of days for one kind of data, from a day on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: number;
                        validFrom: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                from: "event" | "leaving" | "closing";
                                least: number;
                                most: number;
                                default: number;
                                source: string;
                                days: number;
                                setting: {
                                    days: number;
                                    validFrom: string;
                                    reason: string;
                                    setByName: string;
                                } | null;
                                next: {
                                    days: number;
                                    validFrom: string;
                                    reason: string;
                                    setByName: string;
                                } | null;
                                waiting: number;
                            }[];
                            isAllHeld: boolean;
                            heldPersons: number;
                            evidenceFromUtc: number | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts to which some right may be given, by name or login. */
        get: {
            parameters: {
                query: {
                    search: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                name: string;
                                login: string;
                                roles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rights that were given in the school, the newest first, ended ones too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                rightId: string;
                                accountId: string;
                                name: string;
                                key: string;
                                sinceUtc: number;
                                untilUtc: number | null;
                                reason: string;
                                appointment: string | null;
                                givenByName: string;
                                endedAtUtc: number | null;
                                endedByName: string | null;
                                endReason: string | null;
                                isHeld: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rights that may be given to a person besides the rights of roles. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                source: string;
                                forRoles: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                                grantedBy: ("student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service")[];
                                needsAppointment: boolean;
                                comesLater: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do what: every permission by role. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                permission: string;
                                feature: string;
                                grants: {
                                    [key: string]: "none" | "own" | "ownChildren" | "ownLessons" | "ownClass" | "school";
                                };
                                comesLater: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rooms of the school, also those no longer used. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                roomId: string;
                                name: string;
                                siteId: string;
                                isRetired: boolean;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new room at a site. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        siteId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roomId: string;
                            name: string;
                            siteId: string;
                            isRetired: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name or site of a room, or that it is no longer used. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        siteId: string;
                        isRetired: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roomId: string;
                            name: string;
                            siteId: string;
                            isRetired: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a room away that no timetable ever named. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The school one works in, with its sites. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schoolId: string;
                            name: string;
                            address: string;
                            sites: {
                                siteId: string;
                                name: string;
                                zone: string;
                                gateDoorId: string | null;
                                isRetired: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Another name or address of the school. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schoolId: string;
                            name: string;
                            address: string;
                            sites: {
                                siteId: string;
                                name: string;
                                zone: string;
                                gateDoorId: string | null;
                                isRetired: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** School years with their terms, oldest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                yearId: string;
                                name: string;
                                from: string;
                                to: string;
                                lessonsFrom: string;
                                lessonsTo: string;
                                terms: {
                                    termId: string;
                                    ordinal: number;
                                    from: string;
                                    to: string;
                                }[];
                                isCurrent: boolean;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new school year. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        from: string;
                        to: string;
                        lessonsFrom: string;
                        lessonsTo: string;
                        terms: {
                            ordinal: number;
                            from: string;
                            to: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            yearId: string;
                            name: string;
                            from: string;
                            to: string;
                            lessonsFrom: string;
                            lessonsTo: string;
                            terms: {
                                termId: string;
                                ordinal: number;
                                from: string;
                                to: string;
                            }[];
                            isCurrent: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school-years/{yearId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Other dates, terms or another name of a school year. Terms of its classes stay within it, and their shared groups must allow them. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    yearId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        from: string;
                        to: string;
                        lessonsFrom: string;
                        lessonsTo: string;
                        terms: {
                            ordinal: number;
                            from: string;
                            to: string;
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            yearId: string;
                            name: string;
                            from: string;
                            to: string;
                            lessonsFrom: string;
                            lessonsTo: string;
                            terms: {
                                termId: string;
                                ordinal: number;
                                from: string;
                                to: string;
                            }[];
                            isCurrent: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a school year away that has no classes yet. */
        delete: {
            parameters: {
                query: {
                    version: number;
                };
                header?: never;
                path: {
                    yearId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record of the school with its sites and rooms. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            shortName: string;
                            kind: ("kindergarten" | "primary" | "general" | "technical" | "vocationalFirst" | "vocationalSecond" | "postSecondary" | "specialWork" | "art" | "complex" | "other") | null;
                            rspo: string | null;
                            address: string;
                            logo: string | null;
                            sites: {
                                siteId: string;
                                name: string;
                                zone: string;
                                gateDoorId: string | null;
                                isRetired: boolean;
                            }[];
                            rooms: {
                                roomId: string;
                                name: string;
                                siteId: string;
                                isRetired: boolean;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Names, type, number and address of the school; the version is that of the last reading. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                        kind: ("kindergarten" | "primary" | "general" | "technical" | "vocationalFirst" | "vocationalSecond" | "postSecondary" | "specialWork" | "art" | "complex" | "other") | null;
                        rspo: string | null;
                        address: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            shortName: string;
                            kind: ("kindergarten" | "primary" | "general" | "technical" | "vocationalFirst" | "vocationalSecond" | "postSecondary" | "specialWork" | "art" | "complex" | "other") | null;
                            rspo: string | null;
                            address: string;
                            logo: string | null;
                            sites: {
                                siteId: string;
                                name: string;
                                zone: string;
                                gateDoorId: string | null;
                                isRetired: boolean;
                            }[];
                            rooms: {
                                roomId: string;
                                name: string;
                                siteId: string;
                                isRetired: boolean;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mark of the school, PNG. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** A mark: JPEG, PNG or WebP in base64, at most 8 MiB and 24 megapixels; a small clean PNG of it is kept. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        picture: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            shortName: string;
                            kind: ("kindergarten" | "primary" | "general" | "technical" | "vocationalFirst" | "vocationalSecond" | "postSecondary" | "specialWork" | "art" | "complex" | "other") | null;
                            rspo: string | null;
                            address: string;
                            logo: string | null;
                            sites: {
                                siteId: string;
                                name: string;
                                zone: string;
                                gateDoorId: string | null;
                                isRetired: boolean;
                            }[];
                            rooms: {
                                roomId: string;
                                name: string;
                                siteId: string;
                                isRetired: boolean;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes the mark away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the school may decide for itself, with what it decided. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                group: "attendance" | "accounts" | "parentView" | "people" | "cards" | "doors";
                                source: string;
                                kind: "bool" | "choice" | "integer";
                                values: string[];
                                least?: number;
                                most?: number;
                                default: boolean | number | string;
                                value: boolean | number | string;
                                isCouncilMatter: boolean;
                                comesLater: boolean;
                                minutes: string | null;
                                setAtUtc: number | null;
                                setByName: string | null;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school/options/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another value of one option; the version is that of the last reading. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value: boolean | number | string;
                        version: number;
                        minutes?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            group: "attendance" | "accounts" | "parentView" | "people" | "cards" | "doors";
                            source: string;
                            kind: "bool" | "choice" | "integer";
                            values: string[];
                            least?: number;
                            most?: number;
                            default: boolean | number | string;
                            value: boolean | number | string;
                            isCouncilMatter: boolean;
                            comesLater: boolean;
                            minutes: string | null;
                            setAtUtc: number | null;
                            setByName: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/school/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the school has set for itself. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                staleAfterDays: number;
                                expiredAfterDays: number;
                                keyholderAfterDays: number;
                                repeatFoldMs: number;
                                marginBeforeMinutes: number;
                                marginAfterMinutes: number;
                                staffHours: {
                                    weekday: number;
                                    from: string;
                                    to: string;
                                }[];
                                dutyStaffMayBlock: boolean;
                                grantedTapCountsAsEntry: boolean;
                                homeroomSeesPassages: boolean;
                                directorSeesPassages: boolean;
                                photosOnHub: boolean;
                                lockAfterFailures: number | null;
                                meetingEntries: boolean;
                                forgottenNoteAt: number;
                                visitorDays: number;
                                officePhone: string | null;
                            };
                            defaults: {
                                staleAfterDays: number;
                                expiredAfterDays: number;
                                keyholderAfterDays: number;
                                repeatFoldMs: number;
                                marginBeforeMinutes: number;
                                marginAfterMinutes: number;
                                staffHours: {
                                    weekday: number;
                                    from: string;
                                    to: string;
                                }[];
                                dutyStaffMayBlock: boolean;
                                grantedTapCountsAsEntry: boolean;
                                homeroomSeesPassages: boolean;
                                directorSeesPassages: boolean;
                                photosOnHub: boolean;
                                lockAfterFailures: number | null;
                                meetingEntries: boolean;
                                forgottenNoteAt: number;
                                visitorDays: number;
                                officePhone: string | null;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** All settings at once; the version is that of the last reading. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            staleAfterDays: number;
                            expiredAfterDays: number;
                            keyholderAfterDays: number;
                            repeatFoldMs: number;
                            marginBeforeMinutes: number;
                            marginAfterMinutes: number;
                            staffHours: {
                                weekday: number;
                                from: string;
                                to: string;
                            }[];
                            dutyStaffMayBlock: boolean;
                            grantedTapCountsAsEntry: boolean;
                            homeroomSeesPassages: boolean;
                            directorSeesPassages: boolean;
                            photosOnHub: boolean;
                            lockAfterFailures: number | null;
                            meetingEntries: boolean;
                            forgottenNoteAt: number;
                            visitorDays: number;
                            officePhone: string | null;
                        };
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                staleAfterDays: number;
                                expiredAfterDays: number;
                                keyholderAfterDays: number;
                                repeatFoldMs: number;
                                marginBeforeMinutes: number;
                                marginAfterMinutes: number;
                                staffHours: {
                                    weekday: number;
                                    from: string;
                                    to: string;
                                }[];
                                dutyStaffMayBlock: boolean;
                                grantedTapCountsAsEntry: boolean;
                                homeroomSeesPassages: boolean;
                                directorSeesPassages: boolean;
                                photosOnHub: boolean;
                                lockAfterFailures: number | null;
                                meetingEntries: boolean;
                                forgottenNoteAt: number;
                                visitorDays: number;
                                officePhone: string | null;
                            };
                            defaults: {
                                staleAfterDays: number;
                                expiredAfterDays: number;
                                keyholderAfterDays: number;
                                repeatFoldMs: number;
                                marginBeforeMinutes: number;
                                marginAfterMinutes: number;
                                staffHours: {
                                    weekday: number;
                                    from: string;
                                    to: string;
                                }[];
                                dutyStaffMayBlock: boolean;
                                grantedTapCountsAsEntry: boolean;
                                homeroomSeesPassages: boolean;
                                directorSeesPassages: boolean;
                                photosOnHub: boolean;
                                lockAfterFailures: number | null;
                                meetingEntries: boolean;
                                forgottenNoteAt: number;
                                visitorDays: number;
                                officePhone: string | null;
                            };
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own second factors, without their secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            totpSetAtUtc: number | null;
                            passkeys: {
                                passkeyId: string;
                                name: string;
                                addedAtUtc: number;
                                usedAtUtc?: number;
                            }[];
                            codeCard: {
                                serial: number;
                                madeAtUtc: number;
                                left: number;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/code-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new card of codes, shown here only; the old card is worth nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            serial: number;
                            codes: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Takes the card of codes away; every other session ends. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a passkey that the browser made. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        made: {
                            id: string;
                            clientDataJSON: string;
                            attestationObject: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser needs to make a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                            rpId: string;
                            userHandle: string;
                            login: string;
                            name: string;
                            exclude: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a passkey away; every other session ends. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    passkeyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for an app of codes; the present one goes on until the first code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uri: string;
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Takes the app of codes away; every other session ends. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code of the app: from now on it is asked for. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secretariat-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the secretariat’s account is bound to. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                personId: string;
                                name: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Binds the secretariat’s account to another person; who held it loses the role. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        personId: string;
                        appointment: string;
                        login?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            login: string;
                            oneTimePassword?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Signs in; the session is a cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        login: string;
                        password: string;
                        ownDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Signs out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one may sign in besides here. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                issuerId: string;
                                label: string;
                                schoolName: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Begins a login elsewhere: the address to which the browser goes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        issuerId: string;
                        ownDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/elsewhere/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with what the browser brought back; opens the session, or asks for the second step. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: string;
                        code?: string;
                        error?: string;
                        iss?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/locked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the locked session of this device. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a passkey alone; the device has checked the person. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: {
                            id: string;
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                        };
                        ownDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser needs to sign in with a passkey alone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                            rpId: string;
                            allow: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another password of one’s own; each broken rule is named. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proves anew who it is; good for ten minutes of dangerous acts. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        way: "totp";
                        code: string;
                    } | {
                        /** @enum {string} */
                        way: "codeCard";
                        code: string;
                    } | {
                        /** @enum {string} */
                        way: "passkey";
                        answer: {
                            id: string;
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                        };
                    } | {
                        /** @enum {string} */
                        way: "password";
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/proof/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ways by which one may prove anew who one is. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ways: string[];
                            codeNumber?: number;
                            passkey?: {
                                challenge: string;
                                rpId: string;
                                allow: string[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step of a login; opens the session. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        way: "totp";
                        code: string;
                    } | {
                        /** @enum {string} */
                        way: "codeCard";
                        code: string;
                    } | {
                        /** @enum {string} */
                        way: "passkey";
                        answer: {
                            id: string;
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-step/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the second step of a login may be. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ways: string[];
                            codeNumber?: number;
                            passkey?: {
                                challenge: string;
                                rpId: string;
                                allow: string[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the locked session of one’s own device again, or asks for the second step. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            csrfToken: string;
                            memberships: {
                                schoolId: string;
                                schoolName: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                                personId?: string;
                                rights?: string[];
                                zone?: string;
                            }[];
                            accountId?: string;
                            name?: string;
                            login?: string;
                            mustChangePassword?: boolean;
                            mustEnrolFactor?: boolean;
                            factorAskedFromUtc?: number;
                            ownDevice?: boolean;
                            isPasswordTooOld?: boolean;
                            noticeToAcknowledge?: number;
                            lastGoodLoginAtUtc?: number;
                            lastFailedLoginAtUtc?: number;
                            idleEndsAtUtc?: number;
                            schoolNowUtc?: number;
                            liveFrom?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own sessions: device, last use, which one this is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sessionId: string;
                                device?: string;
                                startedAtUtc: number;
                                lastSeenAtUtc: number;
                                locked: boolean;
                                ownDevice: boolean;
                                thisOne: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Ends every session of one’s own but this one. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/end-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs everybody of the school out, as in an evacuation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        keepOwn: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session of one’s own. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-issuers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the people of the school may sign in besides here. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                issuerId: string;
                                issuer: string;
                                clientId: string;
                                hasSecret: boolean;
                                label: string;
                                isOn: boolean;
                                isFactorTrusted: boolean;
                                links: number;
                                backAddress: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Adds an issuer; switched off at first. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        issuer: string;
                        clientId: string;
                        clientSecret?: string;
                        label: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            issuerId: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-issuers/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks an address what it says of itself. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        issuer: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            issuer: string;
                            signsInAt: string;
                            hasPkce: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-issuers/{issuerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes an issuer, or switches it on or off. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    issuerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clientId: string;
                        clientSecret?: string;
                        label: string;
                        isOn: boolean;
                        isFactorTrusted: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes an issuer away, and all its links. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    issuerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/site-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites of the school with hubs, boxes and doors as they were last heard of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                siteId: string;
                                name: string;
                                zone: string;
                                atUtc: number;
                                rosterVersion?: number;
                                hub?: {
                                    hubId: string;
                                    enrolledAtUtc: number;
                                    online: boolean;
                                    lastHeardAtUtc?: number;
                                    eventsWaiting?: number;
                                    rosterVersion?: number;
                                    denyVersion?: number;
                                    modeVersion?: number;
                                    machine?: {
                                        temperatureDeciC?: number;
                                        diskPermille?: number;
                                        databasePermille?: number;
                                    };
                                    hasGap: boolean;
                                };
                                hubRevokedAtUtc?: number;
                                quarantined: number;
                                agents: {
                                    agentId: string;
                                    name?: string;
                                    doorIds: string[];
                                    online: boolean;
                                    lastHeardAtUtc: number;
                                    rosterVersion: number;
                                    denyVersion: number;
                                    modeVersion: number;
                                    spoolDepth: number;
                                    lostCount: number;
                                    clock: "sure" | "unsure";
                                    certificateEndsAtUtc?: number;
                                    readers: {
                                        readerId: string;
                                        online: boolean;
                                        lastReadAtUtc?: number;
                                        badFrames?: number;
                                    }[];
                                    temperatureDeciC?: number;
                                    diskPermille?: number;
                                    /** @enum {boolean} */
                                    diskReadOnly?: true;
                                    relaysFailing?: string[];
                                }[];
                                doors: {
                                    name: string;
                                    pulseMs: number;
                                    heldOpenAfterMs: number;
                                    needs: "uid" | "keyed";
                                    oneReaderDirection: "in" | "out" | "unknown";
                                    siteId: string;
                                    shortName: string;
                                    doorId: string;
                                    version: number;
                                    online: boolean;
                                    lastHeardAtUtc?: number;
                                    isUnconfirmed: boolean;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new site. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        zone?: string;
                        isRetired?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            siteId: string;
                            name: string;
                            zone: string;
                            gateDoorId: string | null;
                            isRetired: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name or zone of a site, or that it is no longer used. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        zone?: string;
                        isRetired?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            siteId: string;
                            name: string;
                            zone: string;
                            gateDoorId: string | null;
                            isRetired: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a site away that nothing was ever tied to. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/gate-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries without a card and doors opened once at a site, newest first */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                eventId: string;
                                kind: "entry" | "letIn";
                                atUtc: number;
                                direction: "in" | "out" | "unknown";
                                cause: string;
                                doorName: string;
                                personId?: string;
                                name?: string;
                                className?: string;
                                note?: string;
                                operatorName: string;
                                late: boolean;
                                withdrawn: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/gate-door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The door beside the kiosk, which entries in the book open */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        doorId: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gateDoorId: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/hub-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A one-time code with which a hub enrols; shown once, good for 24 hours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            expiresAtUtc: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries and exits of one day at a site */
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                eventId: string;
                                doorName: string;
                                holderId: string | null;
                                holderName: string;
                                direction: "in" | "out" | "unknown";
                                occurredAtUtc: number;
                                opened: ("yes" | "no" | "unknown") | "pending";
                                late: boolean;
                                gap: "none" | "exitMissing" | "entryMissing";
                                cause?: "card.forgotten" | "card.lost" | "card.damaged" | "card.none" | "late" | "collected" | "delivery" | "service" | "emergency" | "other";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that could not be taken, oldest first */
        get: {
            parameters: {
                query?: {
                    code?: string;
                    after?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                quarantineId: string;
                                hubId: string;
                                position: number;
                                code: string;
                                bytes: number;
                                text: string;
                                receivedAtUtc: number;
                                hubReceivedAtUtc: number;
                                sourceId?: string;
                                kind?: string;
                                doorName?: string;
                                occurredAtUtc?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/quarantine/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows wait under each code */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                count: number;
                                oldestAtUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries rows in quarantine once more */
        post: {
            parameters: {
                query?: {
                    code?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            taken: number;
                            left: number;
                            rows: {
                                quarantineId: string;
                                outcome: "taken" | "left";
                                code?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/quarantine/{quarantineId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries one row in quarantine once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    siteId: string;
                    quarantineId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            quarantineId: string;
                            outcome: "taken" | "left";
                            code?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/refused-taps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Taps of one day at a site that were refused */
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                eventId: string;
                                doorName: string;
                                holderId: string | null;
                                holderName: string;
                                occurredAtUtc: number;
                                reason: "granted.window" | "granted.staff" | "granted.keyholder" | "granted.free" | "granted.once" | "granted.card_pin" | "granted.pin" | "exit.known" | "exit.unknown" | "exit.refused_card" | "exit.unreadable" | "denied.unknown" | "denied.unreadable" | "denied.blocked" | "denied.cancelled" | "denied.deactivated" | "denied.not_issued" | "denied.outside_hours" | "denied.day_off" | "denied.assurance" | "denied.other_door" | "denied.lockdown" | "denied.roster_expired" | "denied.no_roster" | "denied.pin_wrong" | "denied.pin_missing" | "denied.no_pin" | "denied.locked_out" | "denied.interlock" | "denied.tamper";
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{siteId}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits at a site, newest first; the visitors’ names stay on the hub */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    siteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                visitId: string;
                                startedAtUtc?: number;
                                endedAtUtc?: number;
                                count: number;
                                notSeenOut: boolean;
                                operatorName: string;
                                late: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Staff of today by name; words of a search in any order, ł = l. */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                staffId: string;
                                firstName: string;
                                lastName: string;
                                position: "teacher" | "management" | "office" | "specialist" | "support";
                                homeroomOf?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new member of staff. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        firstName: string;
                        lastName: string;
                        position: "teacher" | "management" | "office" | "specialist" | "support";
                        employedFrom: string;
                        siteId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            staffId: string;
                            firstName: string;
                            lastName: string;
                            position: "teacher" | "management" | "office" | "specialist" | "support";
                            homeroomOf?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member of staff. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    staffId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            staffId: string;
                            firstName: string;
                            lastName: string;
                            position: "teacher" | "management" | "office" | "specialist" | "support";
                            homeroomOf?: string;
                            employedFrom: string;
                            employedTo: string | null;
                            siteId: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another name, position or site of a member of staff. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    staffId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        firstName?: string;
                        lastName?: string;
                        position?: "teacher" | "management" | "office" | "specialist" | "support";
                        siteId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            staffId: string;
                            firstName: string;
                            lastName: string;
                            position: "teacher" | "management" | "office" | "specialist" | "support";
                            homeroomOf?: string;
                            employedFrom: string;
                            employedTo: string | null;
                            siteId: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/staff/{staffId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Employment ends on a date. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    staffId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        employedTo: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staffId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Employment goes on: an end that was entered is taken back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    staffId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/student-moves/{moveId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a mistaken move back whole. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    moveId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/student-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes that homeroom teachers ask for: what stands in the file, what is proposed. */
        get: {
            parameters: {
                query?: {
                    studentId?: string;
                    state?: "open" | "accepted" | "refused" | "withdrawn";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                proposalId: string;
                                studentId: string;
                                name: string;
                                className?: string;
                                state: "open" | "accepted" | "refused" | "withdrawn";
                                fields: {
                                    field: "firstName" | "lastName" | "secondName" | "bornOn" | "sex" | "birthPlace" | "phone" | "email" | "homeAddress" | "registeredAddress" | "postalAddress" | "citizenship" | "document" | "pesel";
                                    now: string[];
                                    proposed: string[];
                                }[];
                                proposedAtUtc: number;
                                proposedBy: string;
                                decidedBy: string | null;
                                decisionReason: string | null;
                                fileVersion: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/student-proposals/{proposalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The office accepts a proposed change, or refuses it with a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    proposalId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "accepted";
                        reason?: string;
                        fileVersion: number;
                        version: number;
                    } | {
                        /** @enum {string} */
                        decision: "refused";
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/student-proposals/{proposalId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever proposed a change takes it back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    proposalId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Students of today by name; words of a search in any order, ł = l. */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    classId?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                studentId: string;
                                firstName: string;
                                lastName: string;
                                classId?: string;
                                className?: string;
                                numberInClass?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new student in a class, with the agreement of the director. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        firstName: string;
                        lastName: string;
                        classId: string;
                        numberInClass?: number;
                        joinedOn: string;
                        bornOn?: string;
                        pesel?: string;
                        groupIds?: string[];
                        agreement: {
                            on: string;
                            by: string;
                            reference?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            studentId: string;
                            firstName: string;
                            lastName: string;
                            classId?: string;
                            className?: string;
                            numberInClass?: number;
                            bornOn: string | null;
                            joinedOn: string;
                            leftOn: string | null;
                            hasPesel: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One student. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            studentId: string;
                            firstName: string;
                            lastName: string;
                            classId?: string;
                            className?: string;
                            numberInClass?: number;
                            bornOn: string | null;
                            joinedOn: string;
                            leftOn: string | null;
                            hasPesel: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Other personal data of a student. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        firstName?: string;
                        lastName?: string;
                        bornOn?: string | null;
                        pesel?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            studentId: string;
                            firstName: string;
                            lastName: string;
                            classId?: string;
                            className?: string;
                            numberInClass?: number;
                            bornOn: string | null;
                            joinedOn: string;
                            leftOn: string | null;
                            hasPesel: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/students/{studentId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts with the parents of a student; a teacher sees the own ones. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contactId: string;
                                kind: "call" | "meeting" | "message" | "letter" | "talk" | "fact";
                                guardianId: string | null;
                                isReached: boolean;
                                on: string;
                                at: string | null;
                                about: string;
                                difficulty: string | null;
                                guardian: string | null;
                                author: string;
                                writtenAtUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A contact with a parent, also a failed one; a talk; another fact. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "call" | "meeting" | "message" | "letter" | "talk" | "fact";
                        guardianId: string | null;
                        isReached: boolean;
                        on: string;
                        at: string | null;
                        about: string;
                        difficulty: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/data-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The data of a student are verified. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/entitled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guardians of a student, and who of them may be told about the student. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                guardianId: string;
                                name: string;
                                isEntitled: boolean;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the school keeps of a student, and what the asker may change. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            studentId: string;
                            firstName: string;
                            lastName: string;
                            bornOn: string | null;
                            secondName: string | null;
                            sex: ("female" | "male") | null;
                            birthPlace: string | null;
                            phone: string | null;
                            email: string | null;
                            homeAddress: {
                                street: string;
                                postCode: string;
                                town: string;
                                country: string;
                            } | null;
                            registeredAddress: {
                                street: string;
                                postCode: string;
                                town: string;
                                country: string;
                            } | null;
                            postalAddress: {
                                street: string;
                                postCode: string;
                                town: string;
                                country: string;
                            } | null;
                            citizenships: string[];
                            documents: {
                                kind: "identityCard" | "passport" | "residenceCard" | "other";
                                number: string;
                                country: string;
                                validUntil: string | null;
                            }[];
                            joinedOn: string;
                            leftOn: string | null;
                            classId?: string;
                            className?: string;
                            numberInClass?: number;
                            hasPesel: boolean;
                            missing: ("bornOn" | "pesel" | "birthPlace" | "sex" | "homeAddress" | "citizenship" | "guardianPhone")[];
                            mode: "direct" | "proposal" | "none";
                            openProposals: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the file, or puts the change before the office where the school wants it so. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        from?: string;
                        firstName?: string;
                        lastName?: string;
                        bornOn?: string | null;
                        secondName?: string | null;
                        sex?: ("female" | "male") | null;
                        birthPlace?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        homeAddress?: {
                            street: string;
                            postCode: string;
                            town: string;
                            country: string;
                        } | null;
                        registeredAddress?: {
                            street: string;
                            postCode: string;
                            town: string;
                            country: string;
                        } | null;
                        postalAddress?: {
                            street: string;
                            postCode: string;
                            town: string;
                            country: string;
                        } | null;
                        citizenships?: string[];
                        documents?: {
                            kind: "identityCard" | "passport" | "residenceCard" | "other";
                            number: string;
                            country: string;
                            validUntil: string | null;
                        }[];
                        pesel?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            outcome: "saved" | "proposed";
                            file: {
                                studentId: string;
                                firstName: string;
                                lastName: string;
                                bornOn: string | null;
                                secondName: string | null;
                                sex: ("female" | "male") | null;
                                birthPlace: string | null;
                                phone: string | null;
                                email: string | null;
                                homeAddress: {
                                    street: string;
                                    postCode: string;
                                    town: string;
                                    country: string;
                                } | null;
                                registeredAddress: {
                                    street: string;
                                    postCode: string;
                                    town: string;
                                    country: string;
                                } | null;
                                postalAddress: {
                                    street: string;
                                    postCode: string;
                                    town: string;
                                    country: string;
                                } | null;
                                citizenships: string[];
                                documents: {
                                    kind: "identityCard" | "passport" | "residenceCard" | "other";
                                    number: string;
                                    country: string;
                                    validUntil: string | null;
                                }[];
                                joinedOn: string;
                                leftOn: string | null;
                                classId?: string;
                                className?: string;
                                numberInClass?: number;
                                hasPesel: boolean;
                                missing: ("bornOn" | "pesel" | "birthPlace" | "sex" | "homeAddress" | "citizenship" | "guardianPhone")[];
                                mode: "direct" | "proposal" | "none";
                                openProposals: number;
                                version: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/students/{studentId}/file/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who wrote what into the file, and from when to when it held. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                factId: string;
                                field: "firstName" | "lastName" | "secondName" | "bornOn" | "sex" | "birthPlace" | "phone" | "email" | "homeAddress" | "registeredAddress" | "postalAddress" | "citizenship" | "document" | "pesel";
                                value: string;
                                from: string;
                                to: string | null;
                                writtenAtUtc: number;
                                writtenBy: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/gate-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may leave how and who collects the child, as the gatehouse sees it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            note: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Another note for the gatehouse; the version is that of the last reading. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            note: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/group-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Out of a group, into another, or both, from a day on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leave: string | null;
                        join: string | null;
                        from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/guardians": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A student's guardians and their rights. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                guardianId: string;
                                firstName: string;
                                lastName: string;
                                relation: "mother" | "father" | "legalGuardian" | "other";
                                seesPassages: boolean;
                                phone?: string;
                                email?: string;
                                custody: {
                                    authority: "full" | "limited" | "suspended" | "deprived";
                                    courtReference: string | null;
                                    seesChild: boolean;
                                    decides: boolean;
                                    collects: boolean;
                                    note: string | null;
                                    version: number;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Another guardian of a student. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        firstName: string;
                        lastName: string;
                        relation: "mother" | "father" | "legalGuardian" | "other";
                        seesPassages?: boolean;
                        phone?: string;
                        email?: string;
                    } | {
                        guardianId: string;
                        relation: "mother" | "father" | "legalGuardian" | "other";
                        seesPassages?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                guardianId: string;
                                firstName: string;
                                lastName: string;
                                relation: "mother" | "father" | "legalGuardian" | "other";
                                seesPassages: boolean;
                                phone?: string;
                                email?: string;
                                custody: {
                                    authority: "full" | "limited" | "suspended" | "deprived";
                                    courtReference: string | null;
                                    seesChild: boolean;
                                    decides: boolean;
                                    collects: boolean;
                                    note: string | null;
                                    version: number;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/guardians/{guardianId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Gives or withdraws the right to see entries and exits. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        seesPassages: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/students/{studentId}/guardians/{guardianId}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What a guardian may see, decide and collect, by a decision of a court. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        authority: "full" | "limited" | "suspended" | "deprived";
                        courtReference: string | null;
                        seesChild: boolean;
                        decides: boolean;
                        collects: boolean;
                        note: string | null;
                        version: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                guardianId: string;
                                firstName: string;
                                lastName: string;
                                relation: "mother" | "father" | "legalGuardian" | "other";
                                seesPassages: boolean;
                                phone?: string;
                                email?: string;
                                custody: {
                                    authority: "full" | "limited" | "suspended" | "deprived";
                                    courtReference: string | null;
                                    seesChild: boolean;
                                    decides: boolean;
                                    collects: boolean;
                                    note: string | null;
                                    version: number;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/guardians/{guardianId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person is no longer guardian of this student. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                    guardianId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The student leaves the school on a date. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leftOn: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/move-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a move to another class would do to groups; writes nothing. */
        get: {
            parameters: {
                query: {
                    classId: string;
                    from: string;
                };
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fromClass: {
                                classId: string;
                                name: string;
                                since: string;
                            } | null;
                            toClass: {
                                classId: string;
                                name: string;
                            };
                            from: string;
                            lastDay: string;
                            isAhead: boolean;
                            isReplaced: boolean;
                            numberInClass: number;
                            leaves: {
                                groupId: string;
                                name: string;
                            }[];
                            choices: {
                                groupId: string;
                                name: string;
                                subject: string | null;
                                isShared: boolean;
                            }[];
                            yearFrom: string;
                            yearTo: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Moves of a student with the agreements, and times in and out of groups. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                moveId: string;
                                kind: "admission" | "class" | "group" | "return";
                                fromClass: string | null;
                                toClass: string | null;
                                from: string;
                                agreedOn: string | null;
                                agreedBy: string | null;
                                agreementReference: string | null;
                                writtenAtUtc: number;
                                writtenBy: string;
                                undoneAtUtc: number | null;
                                undoneBy: string | null;
                                undoReason: string | null;
                                isLast: boolean;
                                version: number;
                            }[];
                            memberships: {
                                groupId: string;
                                name: string;
                                from: string;
                                to: string | null;
                            }[];
                            absences: {
                                groupId: string;
                                name: string;
                                from: string;
                                to: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Into another class from a day on, with its groups and the agreement. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        classId: string;
                        from: string;
                        numberInClass?: number;
                        groupIds: string[];
                        agreement: {
                            on: string;
                            by: string;
                            reference?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/pesel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PESEL of a student; the reading is recorded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pesel: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photo of a student, JPEG, PNG or WebP. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** A photo: JPEG, PNG or WebP in base64, at most 8 MiB and 40 megapixels; a small clean JPEG of it is kept. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        photo: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes the photo away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/record/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The record of the whole education of one student, as PDF. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom information on a student was given in the absence of the homeroom teacher. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                releaseId: string;
                                guardianId: string;
                                entitlement: "identityDocument" | "knownPersonally" | "signedRequest";
                                about: string;
                                guardian: string;
                                on: string;
                                author: string;
                                writtenAtUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Information was given to a guardian, after the right to it was checked. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        guardianId: string;
                        entitlement: "identityDocument" | "knownPersonally" | "signedRequest";
                        about: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who left is a student again: a mistaken end never was, or a new stay begins. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        classId: string;
                        from: string;
                        numberInClass?: number;
                        agreement: {
                            on: string;
                            by: string;
                            reference?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/support-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Opinions and statements of clinics; the reading is recorded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                documentId: string;
                                kind: "opinion" | "statement";
                                issuer: string;
                                number: string | null;
                                issuedOn: string;
                                validUntil: string | null;
                                about: string;
                                recommendations: string;
                                isOver: boolean;
                                writtenBy: string;
                                writtenAtUtc: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new opinion or statement. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "opinion" | "statement";
                        issuer: string;
                        number: string | null;
                        issuedOn: string;
                        validUntil: string | null;
                        about: string;
                        recommendations: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/support-documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Corrects an opinion or statement. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                    documentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "opinion" | "statement";
                        issuer: string;
                        number: string | null;
                        issuedOn: string;
                        validUntil: string | null;
                        about: string;
                        recommendations: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/support-documents/{documentId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an opinion or statement out, with a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                    documentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/students/{studentId}/support-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read the opinions and statements of a student, and when. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    studentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                role: string;
                                atUtc: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subject-data/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the school holds about a person; long parts with their newest rows. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subject-data/{personId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that the school holds about a person, for a file; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            madeAtUtc: number;
                            controller: string;
                            personId: string;
                            name: string;
                            kind: "student" | "guardian" | "staff";
                            sinceUtc: number | null;
                            parts: {
                                record: string;
                                source: "family" | "school" | "doors" | "system" | "protected";
                                collected: "office" | "person" | "devices" | "automatic";
                                recipients: ("person" | "guardians" | "office" | "direction" | "homeroom" | "teachers" | "gatehouse" | "administrator" | "inspection" | "provider")[];
                                count: number;
                                fields: string[];
                                withheld: string[];
                                isGuarded: boolean;
                                rows: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            registerActs: number;
                            disclosures: {
                                body: string;
                                legalBasis: string;
                                scope: string;
                                form: "paper" | "electronic" | "oral" | "inspection";
                                disclosedOn: string;
                            }[];
                            agreement: {
                                agreementId: string;
                                provider: string;
                                wording: string;
                                signedOn: string;
                                validFrom: string;
                                validTo: string | null;
                                subprocessors: string | null;
                                recordedByName: string;
                                version: number;
                            } | null;
                            doorUse: {
                                homeroomSees: boolean;
                                directorSees: boolean;
                                photosOnHub: boolean;
                            };
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subject-data/{personId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The report about a person as PDF; recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subjects in the order of the Polish alphabet. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                subjectId: string;
                                name: string;
                                shortName: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new subject. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subjectId: string;
                            name: string;
                            shortName: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subjectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name of a subject. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subjectId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subjectId: string;
                            name: string;
                            shortName: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a subject away that nobody teaches. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subjectId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every wording of the regulations, drafts first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                termsId: string;
                                number: number | null;
                                title: string;
                                textPl: string;
                                textUk: string | null;
                                textEn: string | null;
                                validFrom: string | null;
                                state: "draft" | "coming" | "inForce" | "past";
                                publishedAtUtc: number | null;
                                publishedByName: string | null;
                                readings: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new draft of the regulations. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        textPl: string;
                        textUk: string | null;
                        textEn: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            termsId: string;
                            number: number | null;
                            title: string;
                            textPl: string;
                            textUk: string | null;
                            textEn: string | null;
                            validFrom: string | null;
                            state: "draft" | "coming" | "inForce" | "past";
                            publishedAtUtc: number | null;
                            publishedByName: string | null;
                            readings: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may sign in and has not read the regulations in force. */
        get: {
            parameters: {
                query?: {
                    role?: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            termsId: string | null;
                            accounts: number;
                            unread: number;
                            items: {
                                accountId: string;
                                name: string;
                                login: string;
                                role: "student" | "guardian" | "teacher" | "homeroomTeacher" | "counsellor" | "clubTeacher" | "secretariat" | "director" | "deputyDirector" | "admin" | "superadmin" | "cardIssuer" | "caretaker" | "dutyStaff" | "facilitiesManager" | "inspection" | "publisher" | "device" | "service";
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/{termsId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another wording of a draft. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    termsId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        textPl: string;
                        textUk: string | null;
                        textEn: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            termsId: string;
                            number: number | null;
                            title: string;
                            textPl: string;
                            textUk: string | null;
                            textEn: string | null;
                            validFrom: string | null;
                            state: "draft" | "coming" | "inForce" | "past";
                            publishedAtUtc: number | null;
                            publishedByName: string | null;
                            readings: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a draft away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    termsId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/{termsId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a draft its number and its first day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    termsId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        validFrom: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            termsId: string;
                            number: number | null;
                            title: string;
                            textPl: string;
                            textUk: string | null;
                            textEn: string | null;
                            validFrom: string | null;
                            state: "draft" | "coming" | "inForce" | "past";
                            publishedAtUtc: number | null;
                            publishedByName: string | null;
                            readings: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/{termsId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A published wording that does not hold yet becomes a draft again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    termsId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            termsId: string;
                            number: number | null;
                            title: string;
                            textPl: string;
                            textUk: string | null;
                            textEn: string | null;
                            validFrom: string | null;
                            state: "draft" | "coming" | "inForce" | "past";
                            publishedAtUtc: number | null;
                            publishedByName: string | null;
                            readings: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lessons of the week of a date, of a class, a teacher, a room or of all. */
        get: {
            parameters: {
                query?: {
                    date?: string;
                    classId?: string;
                    teacherId?: string;
                    roomId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/classes/{classId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new version of the timetable of a class, as a draft. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    classId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string | null;
                        copyOf?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Classes with the state of their timetables, and the names that one types into them. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            today: string;
                            dueOn: string | null;
                            lessonsFrom: string | null;
                            teacherId: string | null;
                            classes: {
                                id: string;
                                name: string;
                                published: {
                                    versionId: string;
                                    yearId: string;
                                    classId: string | null;
                                    ownerId: string | null;
                                    from: string;
                                    to: string;
                                    state: "draft" | "published" | "replaced";
                                    version: number;
                                } | null;
                                draft: {
                                    versionId: string;
                                    yearId: string;
                                    classId: string | null;
                                    ownerId: string | null;
                                    from: string;
                                    to: string;
                                    state: "draft" | "published" | "replaced";
                                    version: number;
                                } | null;
                                mayWrite: boolean;
                                groups: string[];
                            }[];
                            teachers: {
                                id: string;
                                name: string;
                            }[];
                            rooms: {
                                id: string;
                                name: string;
                            }[];
                            subjects: {
                                id: string;
                                name: string;
                                short: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/own/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new version of the own timetable; in force at once, closes the former by its dates. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string | null;
                        copyOf?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/own/versions/{versionId}/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hours of the own timetable; refused where another window changed them meanwhile. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cells: {
                            weekday: number;
                            period: number;
                            known: string[];
                            lessons: {
                                groupName: string;
                                subjectId: string;
                                teacherId: string | null;
                                roomId: string | null;
                                classId: string | null;
                            }[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/own/versions/{versionId}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Between which dates a version of the own timetable holds. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The week of a date, day by day, of a class, a teacher, a room or a student; of none: the own one. */
        get: {
            parameters: {
                query?: {
                    date?: string;
                    classId?: string;
                    teacherId?: string;
                    roomId?: string;
                    studentId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kind: "class" | "teacher" | "room";
                            whose: {
                                id: string;
                                name: string;
                            } | null;
                            today: string;
                            days: {
                                date: string;
                                weekday: number | null;
                                off: string[];
                            }[];
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            version: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            } | null;
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                                hours: {
                                    from: string;
                                    to: string;
                                } | null;
                                date: string;
                                isOther: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same week as one A4 sheet. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        date?: string;
                        classId?: string;
                        teacherId?: string;
                        roomId?: string;
                        studentId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its lessons, what clashes in it, and the other versions. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Throws a draft away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/versions/{versionId}/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hours of the timetable of a class; refused where somebody else changed them meanwhile. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cells: {
                            weekday: number;
                            period: number;
                            known: string[];
                            lessons: {
                                groupName: string;
                                subjectId: string;
                                teacherId: string | null;
                                roomId: string | null;
                                classId: string | null;
                            }[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/versions/{versionId}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Between which dates a version holds. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetable/versions/{versionId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Guardians and students see the timetable from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            yearId: string;
                            classId: string | null;
                            ownerId: string | null;
                            from: string;
                            to: string;
                            state: "draft" | "published" | "replaced";
                            version: number;
                            name: string;
                            periods: {
                                number: number;
                                from: string;
                                to: string;
                            }[];
                            lessons: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            typed: {
                                lessonId: string;
                                versionId: string;
                                weekday: number;
                                period: number;
                                classId: string | null;
                                groupName: string;
                                subjectId: string;
                                teacherId: string;
                                roomId: string | null;
                                className: string;
                                subjectName: string;
                                subjectShort: string;
                                teacherName: string;
                                roomName: string;
                            }[];
                            notices: {
                                what: "class" | "teacher" | "room" | "together";
                                lessonId: string;
                                other: {
                                    lessonId: string;
                                    versionId: string;
                                    weekday: number;
                                    period: number;
                                    classId: string | null;
                                    groupName: string;
                                    subjectId: string;
                                    teacherId: string;
                                    roomId: string | null;
                                    className: string;
                                    subjectName: string;
                                    subjectShort: string;
                                    teacherName: string;
                                    roomName: string;
                                };
                                isDraft: boolean;
                            }[];
                            siblings: {
                                versionId: string;
                                yearId: string;
                                classId: string | null;
                                ownerId: string | null;
                                from: string;
                                to: string;
                                state: "draft" | "published" | "replaced";
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timetables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes whole timetables of classes from a generator; published at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        validFrom: string;
                        lessons: {
                            weekday: number;
                            period: number;
                            classId: string;
                            groupName: string;
                            subjectId: string;
                            teacherId: string;
                            roomId: string | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionIds: string[];
                            lessons: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the diary learns how one types, and what struck it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offered: boolean;
                            agreed: boolean;
                            learned: number;
                            notes: {
                                atUtc: number;
                                distanceHundredths: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typing/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agrees that the diary learns how one types. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes the agreement back; everything that was learned is deleted. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typing/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the login of this session was typed; times only. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        times: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of the school complex in the order of the Polish alphabet. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                unitId: string;
                                name: string;
                                shortName: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** A new unit of the school complex. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unitId: string;
                            name: string;
                            shortName: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another name of a unit. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    unitId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        shortName: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unitId: string;
                            name: string;
                            shortName: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a unit away that no class belongs to. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    unitId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            code: string;
            details: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
